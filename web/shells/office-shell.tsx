import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { Icon } from '../ui/icon.tsx'
import { keyboardHelpId } from '../ui/keyboard-help.tsx'
import { currentItem, type NavItem } from '../ui/nav.ts'
import { Say, useSay } from '../ui/say.tsx'
import { TableKeys } from '../ui/table/table-keys.tsx'
import { staff } from '../ui/words/staff.ts'
import { Account } from './account.tsx'
import { CityName } from './city-name.tsx'

export interface OfficeSection {
  title?: ReactNode
  items: NavItem[]
}

/**
 * Desktop first, works at 1024: the queues with their counts at the left, the work in the middle. `search` stands in the
 * top bar. Its layout route says `handle = { script: true }`.
 */
export function OfficeShell({
  children,
  sections,
  search,
}: {
  children: ReactNode
  sections: OfficeSection[]
  search?: ReactNode
}) {
  const speak = useSay()
  return (
    <div className="min-h-dvh">
      <header className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line px-4 py-1.5 sm:px-6">
        <CityName to="/office" />
        {search && <div className="grow max-w-144">{search}</div>}
        <div className="flex items-center gap-1">
          <button
            type="button"
            aria-label={speak(staff.help)}
            title={speak(staff.help)}
            onClick={() => (document.getElementById(keyboardHelpId) as HTMLDialogElement | null)?.showModal()}
            className="flex size-11 items-center justify-center rounded-8 text-ink-soft hover:bg-solid-gray-50"
          >
            <Icon name="help" />
          </button>
          <Account />
        </div>
      </header>
      <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Queues sections={sections} />
        <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-6 pb-16 sm:px-6">
          {children}
        </main>
      </div>
      <TableKeys />
    </div>
  )
}

function Queues({ sections }: { sections: OfficeSection[] }) {
  const speak = useSay()
  const { pathname, search } = useLocation()
  const current = currentItem(
    sections.flatMap(section => section.items),
    pathname,
    search,
  )
  return (
    <nav
      aria-label={speak(staff.queues)}
      className="border-b border-line bg-ground px-3 py-3 lg:min-h-[calc(100dvh-3.5rem)] lg:border-r lg:border-b-0 lg:py-6"
    >
      <div className="flex gap-x-6 gap-y-6 overflow-x-auto lg:sticky lg:top-6 lg:flex-col">
        {sections.map((section, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections never reorder
          <div key={index} className="shrink-0">
            {section.title && <p className="px-3 pb-1 text-[0.875rem] text-ink-soft">{section.title}</p>}
            <ul className="flex lg:flex-col">
              {section.items.map(item => (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    aria-current={item === current ? 'page' : undefined}
                    className="flex min-h-11 items-center gap-2 rounded-8 px-3 text-[0.9375rem] leading-snug text-ink no-underline hover:bg-accent-soft max-lg:whitespace-nowrap aria-[current]:bg-blue-100 aria-[current]:font-bold aria-[current]:text-accent"
                  >
                    {item.icon && <Icon name={item.icon} size={20} />}
                    <span className="grow py-1.5">
                      {item.label}
                      {item.late ? (
                        <span className="flex items-center gap-1 text-[0.8125rem] font-bold text-danger">
                          <Icon name="warning" size={16} />
                          <Say text={staff.late} values={{ n: item.late }} />
                        </span>
                      ) : null}
                    </span>
                    {item.count !== undefined && (
                      <span className="font-normal whitespace-nowrap text-ink">{item.count}</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}

/** A page's head in the office: where, what, and what can be done with the whole of it. */
export function OfficeHead({
  title,
  over,
  actions,
  children,
}: {
  title: ReactNode
  over?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div>
        {over && <p className="text-[0.9375rem] text-ink-soft">{over}</p>}
        <h1 className="text-[1.625rem] leading-[1.45] font-bold">{title}</h1>
        {children}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-3">{actions}</div>}
    </div>
  )
}
