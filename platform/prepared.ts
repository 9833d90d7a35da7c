import pg from 'pg'

/** So many statements are kept by name on each connection at once; the application has fewer. */
const most = 400
/** A statement earns its name when it comes again: one with a list as long as never before does not. */
const seenBefore = 3

let known = new Map<string, { times: number; name: string | undefined }>()
let named = 0
/** Names are never used again, since a connection may still know the old one. */
let serial = 0

/**
 * The name under which a statement is prepared, once per connection: PostgreSQL then parses and plans it no more, which
 * with row-level security is most of what a short statement costs. Undefined for what is not asked often.
 */
export function nameOf(text: string): string | undefined {
  const entry = known.get(text) ?? { times: 0, name: undefined }
  entry.times++
  if (!entry.name && entry.times >= seenBefore && named < most) {
    named++
    entry.name = `s${++serial}`
  }
  if (entry.times === 1) {
    if (known.size >= most * 4) known = new Map([...known].filter(([, { name }]) => name))
    known.set(text, entry)
  }
  return entry.name
}

/** Whether a statement failed only because a migration changed, since it was prepared, the columns it gives out. */
export function isStale(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
  )
}

/** From now on every statement is prepared anew, so that asking again will do. */
export function forgetNames(): void {
  known.clear()
  named = 0
}
