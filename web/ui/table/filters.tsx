import type { ReactNode } from 'react'
import { Form, Link, useLocation } from 'react-router'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Say, useSay } from '../say.tsx'
import { show } from '../words/show.ts'
import { toggled, withSearch } from './search.ts'

export interface FilterOption {
  value: string
  label: string
  count?: number
}

/** One filter as chips that are links; what is chosen stands in the URL (`?name=value`, repeated where `several`). */
export function FilterChips({
  name,
  label,
  options,
  several,
}: {
  name: string
  label: string
  options: FilterOption[]
  several?: boolean
}) {
  const { search } = useLocation()
  const chosen = new URLSearchParams(search).getAll(name)
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true" className="mr-1 text-[0.9375rem] text-ink-soft">
        {label}
      </span>
      {options.map(option => {
        const on = chosen.includes(option.value)
        const to = several
          ? toggled(search, name, option.value)
          : withSearch(search, { [name]: on ? null : option.value })
        return (
          <Link
            key={option.value}
            to={to}
            preventScrollReset
            aria-current={on || undefined}
            className="relative inline-flex min-h-9 items-center gap-1.5 rounded-full border border-solid-gray-420 px-3 text-[0.9375rem] text-ink no-underline after:absolute after:-inset-y-1 after:inset-x-0 hover:border-accent hover:text-accent aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-bold aria-[current]:text-accent"
          >
            {on && <Icon name="check" size={16} />}
            {option.label}
            {option.count !== undefined && <span className="font-normal text-ink-soft">{option.count}</span>}
          </Link>
        )
      })}
    </fieldset>
  )
}

/** A box to search in, sent as `?q=` and keeping the other filters. */
export function SearchBox({
  label,
  name = 'q',
  action: button,
}: {
  label: string
  name?: string
  action: ReactNode
}) {
  const { search, pathname } = useLocation()
  const params = new URLSearchParams(search)
  const value = params.get(name) ?? ''
  return (
    <Form method="get" action={pathname} role="search" className="flex items-end gap-2">
      {[...params]
        .filter(([key]) => key !== name && key !== 'page')
        .map(([key, kept]) => (
          <input key={`${key}=${kept}`} type="hidden" name={key} value={kept} />
        ))}
      <label className="flex flex-col gap-1 text-[0.9375rem]">
        {label}
        <input
          key={value}
          type="search"
          name={name}
          defaultValue={value}
          className="field-box min-h-12 w-64 py-2"
        />
      </label>
      <Button look="secondary" size="medium" icon="search">
        {button}
      </Button>
    </Form>
  )
}

/** What the list is narrowed to, each with its way out. */
export function ActiveFilters({ filters }: { filters: { name: string; value: string; label: string }[] }) {
  const { search } = useLocation()
  const speak = useSay()
  if (filters.length === 0) return null
  const all = Object.fromEntries(filters.map(filter => [filter.name, null]))
  return (
    <p className="flex flex-wrap items-center gap-2 text-[0.9375rem]">
      <span className="text-ink-soft">
        <Say text={show.filters} />
      </span>
      {filters.map(filter => (
        <Link
          key={`${filter.name}=${filter.value}`}
          to={toggled(search, filter.name, filter.value)}
          aria-label={speak(show.removeFilter, { name: filter.label })}
          preventScrollReset
          className="inline-flex min-h-9 items-center gap-1 rounded-full bg-accent-soft pr-2 pl-3 text-accent no-underline hover:underline"
        >
          {filter.label}
          <Icon name="close" size={16} />
        </Link>
      ))}
      <Link to={withSearch(search, all)} preventScrollReset className="link inline-flex min-h-9 items-center">
        <Say text={show.clearFilters} />
      </Link>
    </p>
  )
}
