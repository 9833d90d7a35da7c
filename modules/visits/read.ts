import type { Selectable } from 'kysely'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { counterOf } from './access.ts'
import { dueOn, stageOf } from './rules.ts'
import type { Stage } from './schema.ts'

export interface VisitPaper {
  paper: string
  name: string
  promisedOn: string | null
  receivedAt: Date | null
}

export interface Visit {
  municipality: number
  id: string
  day: string
  number: number
  label: string
  name: string
  note: string
  expert: boolean
  schemes: string[]
  openedBy: string
  openedAt: Date
  explainedAt: Date | null
  answeredAt: Date | null
  finishedAt: Date | null
  outcome: 'received' | 'closed' | null
  remindOn: string | null
  revision: number
  sealed: string | null
  /** A tablet has it just now. */
  onTablet: boolean
  /** A code waits to be typed. */
  codeUntil: Date | null
  papers: VisitPaper[]
  cases: { scheme: string; caseId: string; number: string }[]
  stage: Stage
  /** When somebody should look at it again. */
  dueOn: string | null
}

/** One visit of the actor's own counter. Refuses `not-found`. With `lock`, others wait until this is done. */
export async function visitOf(ctx: Context, id: string, options: { lock?: boolean } = {}): Promise<Visit> {
  const municipality = counterOf(ctx)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) refuse('not-found')
  return found(ctx, municipality, { id }, options.lock)
}

/**
 * The visit a tablet has, found by its secret alone: enter with `tabletClaim`. From here on the transaction reaches the
 * town's rows. Refuses `tablet-released` where the tablet has none (any more).
 */
export async function visitOfTablet(
  ctx: Context,
  municipality: number,
  hash: string,
  options: { lock?: boolean } = {},
): Promise<Visit> {
  const row = await ctx.db
    .selectFrom('visits')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('tablet_hash', '=', hash)
    .where('tablet_until', '>', ctx.now)
    .executeTakeFirst()
  if (!row) refuse('tablet-released')
  await ctx.reach({ municipality })
  const visit = await found(ctx, municipality, { id: row.id, tablet: hash }, options.lock)
  return visit
}

/** Open visits, those to be looked at first; then what was finished within thirty days, newest first. */
export async function visitsAt(ctx: Context): Promise<Visit[]> {
  const municipality = counterOf(ctx)
  const open = await ctx.db
    .selectFrom('visits')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('finished_at', 'is', null)
    .orderBy('opened_at')
    .limit(500)
    .execute()
  const past = await ctx.db
    .selectFrom('visits')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('finished_at', '>', new Date(ctx.now.getTime() - 30 * 86_400_000))
    .orderBy('finished_at', 'desc')
    .limit(200)
    .execute()
  return complete(ctx, municipality, [...open, ...past])
}

async function found(
  ctx: Context,
  municipality: number,
  by: { id: string; tablet?: string },
  lock = false,
): Promise<Visit> {
  let query = ctx.db
    .selectFrom('visits')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', by.id)
  if (by.tablet) query = query.where('tablet_hash', '=', by.tablet)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) refuse(by.tablet ? 'tablet-released' : 'not-found')
  const [visit] = await complete(ctx, municipality, [row])
  return visit as Visit
}

async function complete(
  ctx: Context,
  municipality: number,
  rows: readonly Selectable<DB['visits']>[],
): Promise<Visit[]> {
  const ids = rows.map(row => row.id)
  if (ids.length === 0) return []
  const papers = await ctx.db
    .selectFrom('visit_papers')
    .select(['visit_id', 'paper', 'name', 'promised_on', 'received_at'])
    .where('municipality_id', '=', municipality)
    .where('visit_id', 'in', ids)
    .orderBy('position')
    .execute()
  const cases = await ctx.db
    .selectFrom('visit_cases')
    .select(['visit_id', 'scheme_id', 'case_id', 'number'])
    .where('municipality_id', '=', municipality)
    .where('visit_id', 'in', ids)
    .orderBy('scheme_id')
    .execute()
  return rows.map(row => {
    const own = papers
      .filter(paper => paper.visit_id === row.id)
      .map(({ paper, name, promised_on, received_at }) => ({
        paper,
        name,
        promisedOn: promised_on,
        receivedAt: received_at,
      }))
    const outcome = row.outcome as Visit['outcome']
    return {
      municipality,
      id: row.id,
      day: row.day,
      number: row.number,
      label: row.label,
      name: row.name,
      note: row.note,
      expert: row.expert,
      schemes: row.schemes,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      explainedAt: row.explained_at,
      answeredAt: row.answered_at,
      finishedAt: row.finished_at,
      outcome,
      remindOn: row.remind_on,
      revision: row.revision,
      sealed: row.sealed,
      onTablet: row.tablet_until !== null && row.tablet_until > ctx.now,
      codeUntil: row.code_until !== null && row.code_until > ctx.now ? row.code_until : null,
      papers: own,
      cases: cases
        .filter(each => each.visit_id === row.id)
        .map(each => ({ scheme: each.scheme_id, caseId: each.case_id, number: each.number })),
      stage: stageOf({ explainedAt: row.explained_at, outcome, papers: own }),
      dueOn: outcome ? null : dueOn({ remindOn: row.remind_on, papers: own }),
    }
  })
}
