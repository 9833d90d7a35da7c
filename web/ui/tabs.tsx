import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface Tab {
  to: string
  label: ReactNode
  count?: number
  current?: boolean
}

/** Views of the same thing, each with its own address. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map(tab => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              preventScrollReset
              aria-current={tab.current ? 'page' : undefined}
              className="flex min-h-12 items-center gap-2 border-b-4 border-transparent px-4 whitespace-nowrap text-ink no-underline hover:border-solid-gray-300 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-accent"
            >
              <span>{tab.label}</span>
              {tab.count !== undefined && (
                <span className="rounded-full bg-solid-gray-50 px-2 text-[0.875rem] font-normal text-ink">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
