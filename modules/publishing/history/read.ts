import { tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { editorOf } from '../access.ts'
import { schemeSubject } from '../rules.ts'

export type VersionState = 'past' | 'in-force' | 'waiting' | 'overtaken'

export interface Version {
  version: number
  effectiveFrom: string
  publishedAt: Date
  /** Null: set up by the system. */
  publishedBy: string | null
  note: string
  /** overtaken: it will never be, or never was, the one that counts: a newer one took effect on the same day. */
  state: VersionState
}

/** Every version of a scheme in the actor's office, newest first. */
export async function historyOf(ctx: Context, scheme: string): Promise<Version[]> {
  const { municipalityId } = editorOf(ctx)
  const rows = await ctx.db
    .selectFrom('scheme_versions')
    .select(['version', 'effective_from', 'published_at', 'published_by'])
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .orderBy('version', 'desc')
    .execute()
  const names = await namesOf(
    ctx,
    rows.map(row => row.published_by),
  )
  const notes = await notesOf(ctx, municipalityId, scheme)
  const today = tokyoDay(ctx.now)
  // The same order as schemeOf: the latest day that has come, and of that day the newest.
  const inForce = rows
    .filter(row => row.effective_from <= today)
    .sort((a, b) =>
      a.effective_from < b.effective_from
        ? 1
        : a.effective_from > b.effective_from
          ? -1
          : b.version - a.version,
    )[0]
  return rows.map(row => ({
    version: row.version,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: names.get(row.published_by ?? '') ?? null,
    note: notes.get(row.version) ?? '',
    state:
      row === inForce
        ? 'in-force'
        : rows.some(other => other.effective_from === row.effective_from && other.version > row.version)
          ? 'overtaken'
          : row.effective_from > today
            ? 'waiting'
            : 'past',
  }))
}

export interface DraftChange {
  at: Date
  by: string | null
  type: string
  /** What was changed, in words: 「金額・回数・期間：料金」. */
  what: string[]
}

/** What was done to the present draft since it was started, latest first; at most the last 100. */
export async function draftLog(ctx: Context, scheme: string, since: Date): Promise<DraftChange[]> {
  const { municipalityId } = editorOf(ctx)
  const subject = schemeSubject(municipalityId, scheme)
  const rows = await ctx.db
    .selectFrom('events')
    .select(['at', 'type', 'actor_id', 'data'])
    .where('municipality_id', '=', municipalityId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('type', 'in', ['scheme-draft.started', 'scheme-draft.changed'])
    .where('at', '>=', since)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const names = await namesOf(
    ctx,
    rows.map(row => row.actor_id),
  )
  return rows.map(row => ({
    at: row.at,
    by: names.get(row.actor_id ?? '') ?? null,
    type: row.type,
    what: (row.data as { what?: string[] }).what ?? [],
  }))
}

async function notesOf(ctx: Context, municipality: number, scheme: string): Promise<Map<number, string>> {
  const subject = schemeSubject(municipality, scheme)
  const rows = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('municipality_id', '=', municipality)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('type', '=', 'scheme.published')
    .execute()
  return new Map(
    rows.flatMap(row => {
      const { version, note } = row.data as { version?: number; note?: string }
      return version !== undefined && note ? [[version, note] as const] : []
    }),
  )
}

/** Names of accounts by id; those the actor may not see are left out. */
export async function namesOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter(id => id !== null))]
  if (asked.length === 0) return new Map()
  const rows = await ctx.db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', asked).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
