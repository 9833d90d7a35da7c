import { type RawBuilder, sql } from 'kysely'
import type { JsonValue } from '#db/types.ts'
import type { ParsedScheme } from '#language/publish/parse.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { editorOf } from '../access.ts'
import { soundness } from '../document/rules.ts'
import { namesOf } from '../history/read.ts'
import { type PublishedScheme, schemeOf } from '../read.ts'

export interface Draft {
  scheme: string
  /** As stored; perhaps not of a scheme's shape. */
  definition: unknown
  parsed: ParsedScheme
  baseVersion: number
  revision: number
  startedAt: Date
  startedBy: string | null
  editedAt: Date
  editedBy: string | null
}

/** The draft of a scheme of the actor's office, or undefined when there is none. */
export async function draftOf(ctx: Context, scheme: string): Promise<Draft | undefined> {
  const { municipalityId } = editorOf(ctx)
  const row = await ctx.db
    .selectFrom('scheme_drafts')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .executeTakeFirst()
  if (!row) return undefined
  const names = await namesOf(ctx, [row.started_by, row.edited_by])
  return {
    scheme: row.scheme_id,
    definition: row.definition,
    parsed: soundness(row.definition),
    baseVersion: row.base_version,
    revision: row.revision,
    startedAt: row.started_at,
    startedBy: names.get(row.started_by ?? '') ?? null,
    editedAt: row.edited_at,
    editedBy: names.get(row.edited_by ?? '') ?? null,
  }
}

/** Refuses `not-found` where there is no draft. */
export async function existingDraft(ctx: Context, scheme: string): Promise<Draft> {
  return (await draftOf(ctx, scheme)) ?? refuse('not-found')
}

/** The drafts of the actor's office, without their definitions. */
export async function draftsOf(
  ctx: Context,
): Promise<{ scheme: string; revision: number; editedAt: Date; editedBy: string | null }[]> {
  const { municipalityId } = editorOf(ctx)
  const rows = await ctx.db
    .selectFrom('scheme_drafts')
    .select(['scheme_id', 'revision', 'edited_at', 'edited_by'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('scheme_id')
    .execute()
  const names = await namesOf(
    ctx,
    rows.map(row => row.edited_by),
  )
  return rows.map(row => ({
    scheme: row.scheme_id,
    revision: row.revision,
    editedAt: row.edited_at,
    editedBy: names.get(row.edited_by ?? '') ?? null,
  }))
}

export interface LockedDraft {
  draft: { scheme: string; definition: unknown; revision: number }
  /** The version the draft is counted from. */
  base: PublishedScheme
}

/**
 * The draft for changing it: nobody else can until the transaction ends. Refuses `not-allowed` for others than staff,
 * `not-found` without a draft, `changed-meanwhile` when somebody changed it since `revision`.
 */
export async function lockedDraft(ctx: Context, scheme: string, revision: number): Promise<LockedDraft> {
  const { municipalityId } = editorOf(ctx)
  const row = await ctx.db
    .selectFrom('scheme_drafts')
    .select(['scheme_id', 'definition', 'revision', 'base_version'])
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.revision !== revision) refuse('changed-meanwhile', { revision: row.revision })
  return {
    draft: { scheme: row.scheme_id, definition: row.definition, revision: row.revision },
    base: await schemeOf(ctx, municipalityId, scheme, row.base_version),
  }
}

/** A definition as it is stored in a draft: the keys stay in the order in which people wrote them. */
export function inOrder(definition: unknown): RawBuilder<JsonValue> {
  return sql<JsonValue>`${JSON.stringify(definition)}::json`
}
