import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { currentItem, type NavItem } from '../ui/nav.ts'
import { Say, useSay } from '../ui/say.tsx'
import { BackLink } from '../ui/text.tsx'
import { useLanguage } from '../ui/use-request.ts'
import { frame } from '../ui/words/frame.ts'
import { Account } from './account.tsx'
import { CityName } from './city-name.tsx'
import { LanguageSwitch } from './language-switch.tsx'

export interface ResidentContact {
  section: ReactNode
  phone: string
  hours: ReactNode
}

/** Phone first: one column, the city's name on top, where one is, and who answers questions at the foot. */
export function ResidentShell({
  children,
  nav = [],
  back,
  contact,
  links = [],
  quiet,
}: {
  children: ReactNode
  /** Home, coupons, bookings …: at most four. Leave out while somebody fills in a form. */
  nav?: NavItem[]
  back?: { to: string; label?: ReactNode }
  contact?: ResidentContact
  /** At the very foot: privacy, accessibility. */
  links?: NavItem[]
  /** Leave the account and languages out (letters, printing). */
  quiet?: boolean
}) {
  const speak = useSay()
  const { pathname } = useLocation()
  const current = currentItem(nav, pathname)
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line">
        <div className="mx-auto flex max-w-176 flex-wrap items-center justify-between gap-x-4 px-4 pt-2 sm:px-8">
          <CityName />
          {!quiet && <Account />}
          {!quiet && (
            <div className="w-full pb-1">
              <LanguageSwitch />
            </div>
          )}
        </div>
        {nav.length > 0 && (
          <nav aria-label={speak(frame.menu)} className="mx-auto max-w-176 px-2 sm:px-6">
            <ul className="flex overflow-x-auto">
              {nav.map(item => (
                <li key={item.to}>
                  <a
                    href={item.to}
                    aria-current={item === current ? 'page' : undefined}
                    className="flex min-h-12 items-center gap-1.5 border-b-4 border-transparent px-2 whitespace-nowrap text-ink no-underline hover:border-solid-gray-300 sm:px-3 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-accent"
                  >
                    <span>{item.label}</span>
                    {item.count ? (
                      <span className="rounded-full bg-accent px-2 text-[0.8125rem] font-bold text-white">
                        {item.count}
                      </span>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-176 grow px-4 pt-4 pb-16 sm:px-8 sm:pt-8">
        {back && <BackLink to={back.to}>{back.label ?? <Say text={frame.back} />}</BackLink>}
        <div className={back ? 'mt-2' : 'mt-2 sm:mt-4'}>{children}</div>
      </main>
      <Footer contact={contact} links={links} />
    </div>
  )
}

function Footer({ contact, links }: { contact?: ResidentContact | undefined; links: NavItem[] }) {
  const language = useLanguage()
  return (
    <footer className="bg-ground" data-no-print>
      <div className="mx-auto flex max-w-176 flex-col gap-5 px-4 py-8 text-[0.9375rem] sm:px-8">
        {contact && (
          <div>
            <p className="font-bold">
              <Say text={frame.contact} />
            </p>
            <p>{contact.section}</p>
            <p>
              <Say text={frame.phone} />{' '}
              <a
                href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}
                className="link inline-flex min-h-11 items-center text-[1.125rem]"
              >
                {contact.phone}
              </a>
            </p>
            <p className="text-ink-soft">{contact.hours}</p>
          </div>
        )}
        {language !== 'ja' && (
          <p>
            <Say text={frame.translation} />
          </p>
        )}
        {links.length > 0 && (
          <ul className="flex flex-wrap gap-x-6">
            {links.map(link => (
              <li key={link.to}>
                <a href={link.to} className="link inline-flex min-h-11 items-center">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  )
}
