import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { Icon } from '../ui/icon.tsx'
import { currentItem, type NavItem } from '../ui/nav.ts'
import { Say, useSay } from '../ui/say.tsx'
import { useRequest } from '../ui/use-request.ts'
import { frame } from '../ui/words/frame.ts'
import { staff } from '../ui/words/staff.ts'
import { Account } from './account.tsx'

export interface FacilityCounts {
  today?: number
  slots?: number
  reports?: number
  claims?: number
}

/** Tablet first: four places, each one press away, with what waits there. Its layout route says `handle = { script: true }`. */
export function FacilityShell({ children, counts = {} }: { children: ReactNode; counts?: FacilityCounts }) {
  const speak = useSay()
  const { pathname } = useLocation()
  const viewer = useRequest()?.viewer
  const nav: NavItem[] = [
    { to: '/facility', label: <Say text={staff.today} />, icon: 'home', count: counts.today },
    { to: '/facility/slots', label: <Say text={staff.slots} />, icon: 'calendar', count: counts.slots },
    { to: '/facility/reports', label: <Say text={staff.reports} />, icon: 'edit', count: counts.reports },
    { to: '/facility/claims', label: <Say text={staff.claims} />, icon: 'yen', count: counts.claims },
  ]
  const current = currentItem(nav, pathname)
  return (
    <div className="min-h-dvh">
      <header className="border-b border-line">
        <div className="mx-auto flex max-w-288 items-center justify-between gap-4 px-4 pt-2 sm:px-6">
          <p className="text-[1.125rem] font-bold">{viewer?.place}</p>
          <Account />
        </div>
        <nav aria-label={speak(frame.menu)} className="mx-auto max-w-288 px-2 sm:px-4">
          <ul className="grid grid-cols-4 sm:flex">
            {nav.map(item => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  aria-current={item === current ? 'page' : undefined}
                  className="flex min-h-16 flex-col items-center justify-center gap-x-2.5 border-b-4 border-transparent px-2 text-[0.9375rem] leading-snug text-ink no-underline hover:border-solid-gray-300 sm:flex-row sm:px-6 sm:text-[1.125rem] aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-accent"
                >
                  {item.icon && <Icon name={item.icon} />}
                  <span className="whitespace-nowrap">
                    {item.label}
                    {item.count ? (
                      <span className="ml-1.5 rounded-full bg-accent px-2 py-0.5 text-[0.8125rem] font-bold text-white">
                        {item.count}
                      </span>
                    ) : null}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-288 px-4 pt-6 pb-16 text-[1.0625rem] sm:px-6">
        {children}
      </main>
    </div>
  )
}
