/** What somebody has chosen so far on the way to a booking; every link on the way carries it along. */
export interface Way {
  scheme?: string | undefined
  voucher?: string | undefined
  type?: string | undefined
  /** The booking that will be given up for the new one. */
  instead?: string | undefined
}

const names = ['scheme', 'voucher', 'type', 'instead'] as const

export function wayFrom(request: Request): Way {
  const params = new URL(request.url).searchParams
  return Object.fromEntries(names.map(name => [name, params.get(name) ?? undefined]))
}

/** `path` with the way, and more, behind it. Empty values are left out. */
export function along(
  path: string,
  way: Way,
  more: Record<string, string | readonly string[] | undefined> = {},
): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const value = way[name]
    if (value) query.set(name, value)
  }
  for (const [name, value] of Object.entries(more)) {
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) query.append(name, each)
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
