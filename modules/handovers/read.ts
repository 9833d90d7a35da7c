import type { Scheme } from '#language/scheme/scheme.ts'
import { staffOf } from '#modules/cases/access.ts'
import { findCases, statesOfKind } from '#modules/cases/list/read.ts'
import { QueueFilter } from '#modules/cases/schema.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { firstColumns } from './mapping/rules.ts'
import type { Column } from './schema.ts'

export interface Mapping {
  /** 0: proposed, not saved yet. */
  version: number
  header: boolean
  columns: Column[]
}

/** The columns in force of a scheme in the actor's municipality, or a proposal where none were saved. */
export async function mappingOf(ctx: Context, scheme: Scheme): Promise<Mapping> {
  const { municipalityId: office } = staffOf(ctx)
  const row = await ctx.db
    .selectFrom('handover_mappings')
    .select(['version', 'header', 'columns'])
    .where('municipality_id', '=', office)
    .where('scheme_id', '=', scheme.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { version: 0, header: true, columns: firstColumns(scheme) }
  return { version: row.version, header: row.header, columns: row.columns as unknown as Column[] }
}

export interface Transferable {
  caseId: string
  number: string
  applicant: string
  protected: boolean
  decidedAt: Date
  /** When it was handed over first; null: not yet. */
  handedOverAt: Date | null
}

/** Granted cases of a scheme, by number, with whether they were handed over. */
export async function transferableCases(ctx: Context, scheme: string): Promise<Transferable[]> {
  const { municipalityId: office } = staffOf(ctx)
  const states = await statesOfKind(ctx, office, ['granted'])
  const listed = await findCases(ctx, office, QueueFilter.parse({ scheme }), states, null)
  const done = await ctx.db
    .selectFrom('handover_cases')
    .innerJoin('handovers', join =>
      join
        .onRef('handovers.municipality_id', '=', 'handover_cases.municipality_id')
        .onRef('handovers.id', '=', 'handover_cases.handover_id'),
    )
    .select(['handover_cases.case_id', 'handovers.made_at'])
    .where('handover_cases.municipality_id', '=', office)
    .where('handovers.scheme_id', '=', scheme)
    .where('handover_cases.first', '=', true)
    .execute()
  const at = new Map(done.map(row => [row.case_id, row.made_at]))
  return listed
    .map(row => ({
      caseId: row.id,
      number: row.number,
      applicant: row.applicant,
      protected: row.protected,
      decidedAt: new Date(row.stands.at(-1)?.at ?? row.received_at),
      handedOverAt: at.get(row.id) ?? null,
    }))
    .sort((a, b) => a.number.localeCompare(b.number))
}

export interface HandoverView {
  id: string
  version: number
  cases: number
  again: boolean
  sha256: string
  madeBy: string
  madeAt: Date
}

/** The files made of a scheme, newest first. */
export async function handoversOf(ctx: Context, scheme: string): Promise<HandoverView[]> {
  const { municipalityId: office } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('handovers')
    .select(['id', 'mapping_version', 'cases', 'again', 'sha256', 'made_by', 'made_at'])
    .where('municipality_id', '=', office)
    .where('scheme_id', '=', scheme)
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.mapping_version,
    cases: row.cases,
    again: row.again,
    sha256: row.sha256,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }))
}

/** A file as it was made, byte for byte. Refuses `not-found`. */
export async function handoverFile(ctx: Context, id: string): Promise<{ bytes: Uint8Array; madeAt: Date }> {
  const { municipalityId: office } = staffOf(ctx)
  const row = await ctx.db
    .selectFrom('handovers')
    .select(['file', 'made_at'])
    .where('municipality_id', '=', office)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  return { bytes: new Uint8Array(row.file), madeAt: row.made_at }
}
