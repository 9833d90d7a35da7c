import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'

export interface NavItem {
  to: string
  label: ReactNode
  icon?: IconName
  count?: number
  /** How many of them are late: said in words and red. */
  late?: number
  /** Current only on that very page, not on those below it. */
  exact?: boolean
}

/** The item whose address is the longest beginning of where we are; its query, if it has one, among ours. */
export function currentItem(items: readonly NavItem[], pathname: string, search = ''): NavItem | undefined {
  const fitting = items.filter(({ to, exact }) => {
    const [path = '', query] = to.split('?')
    if (query !== undefined) return path === pathname && holds(new URLSearchParams(search), query)
    if (exact) return path === pathname
    return pathname === path || pathname.startsWith(`${path.replace(/\/$/, '')}/`)
  })
  return fitting.sort((one, other) => other.to.length - one.to.length)[0]
}

function holds(search: URLSearchParams, query: string): boolean {
  return [...new URLSearchParams(query)].every(([name, value]) => search.get(name) === value)
}
