/** Search parameters as tables keep them: `sort`, `page` and one parameter per filter. */

/** `?…` with `changes` made: a string sets, null removes. Changing anything but the page goes back to page 1. */
export function withSearch(search: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search)
  if (!('page' in changes)) params.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name)
    else params.set(name, value)
  }
  return `?${params}`
}

/** `?…` with `value` of a filter that may hold several put in or taken out. */
export function toggled(search: string, name: string, value: string): string {
  const params = new URLSearchParams(search)
  const values = params.getAll(name)
  params.delete(name)
  params.delete('page')
  const rest = values.includes(value) ? values.filter(other => other !== value) : [...values, value]
  for (const other of rest) params.append(name, other)
  return `?${params}`
}

export interface Sort {
  column: string
  descending: boolean
}

/** `?sort=receivedOn` or `?sort=-receivedOn`; `known` are the columns that may be sorted by. */
export function readSort(params: URLSearchParams, known: readonly string[], otherwise: Sort): Sort {
  const given = params.get('sort') ?? ''
  const descending = given.startsWith('-')
  const column = descending ? given.slice(1) : given
  return known.includes(column) ? { column, descending } : otherwise
}

/** `?page=`, from 1. */
export function readPage(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? 1)
  return Number.isInteger(page) && page > 0 ? page : 1
}
