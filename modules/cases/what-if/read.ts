import { sql } from 'kysely'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, type Day, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { staffOf } from '../access.ts'
import { compareVersions, type Difference } from './rules.ts'

/** The most cases looked at in one go. */
export const mostCases = 300

export interface WhatIf {
  /** Cases of the last year that have been checked, and how many of them were looked at. */
  total: number
  looked: number
  changed: { caseId: string; number: string; receivedOn: Day; difference: Difference }[]
}

/**
 * Judges the latest cases of the last 365 days once more, by the facts of their last check: under `now` as the scheme is
 * run today, and under `draft`. Lists those for whom something would be different. Nothing is written, and no names
 * are read. Each case is judged on the day it was received; `on`: by the draft's rules and amounts of that day instead,
 * so that what a reform changes from a coming day on is seen.
 */
export async function whatIf(
  ctx: Context,
  input: { scheme: string; now: Scheme; draft: Scheme; most: number; on?: Day | undefined },
): Promise<WhatIf> {
  const { municipalityId } = staffOf(ctx)
  const since = tokyoInstant(addDays(tokyoDay(ctx.now), -365))
  const most = Math.max(1, Math.min(mostCases, Math.trunc(input.most)))
  const checked = ctx.db
    .selectFrom('cases')
    .where('cases.municipality_id', '=', municipalityId)
    .where('cases.scheme_id', '=', input.scheme)
    .where('cases.received_at', '>=', since)
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('case_checks')
          .select('case_checks.seq')
          .where('case_checks.municipality_id', '=', municipalityId)
          .whereRef('case_checks.case_id', '=', 'cases.id'),
      ),
    )
  const { total } = await checked.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const latest = await checked
    .select(['cases.id', 'cases.number', 'cases.received_at'])
    .orderBy('cases.received_at', 'desc')
    .limit(most)
    .execute()
  const facts = await lastFacts(ctx, municipalityId, latest)
  const changed = latest.flatMap(row => {
    const receivedOn = tokyoDay(row.received_at)
    const on = { before: receivedOn, after: input.on ?? receivedOn }
    const difference = compareVersions(input.now, input.draft, facts.get(row.id) ?? {}, on)
    return difference ? [{ caseId: row.id, number: row.number, receivedOn, difference }] : []
  })
  // Changed outcomes first: they decide about people.
  changed.sort((a, b) => Number(Boolean(b.difference.outcome)) - Number(Boolean(a.difference.outcome)))
  return { total: Number(total), looked: latest.length, changed }
}

async function lastFacts(ctx: Context, municipality: number, cases: readonly { id: string }[]) {
  if (cases.length === 0) return new Map<string, Record<string, unknown>>()
  const rows = await ctx.db
    .selectFrom('case_checks')
    .distinctOn('case_id')
    .select(['case_id', 'facts'])
    .where('municipality_id', '=', municipality)
    .where(
      'case_id',
      'in',
      cases.map(each => each.id),
    )
    .orderBy('case_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map(row => [row.case_id, row.facts as Record<string, unknown>]))
}

/** Applications that a new version does not touch: sent and not decided, and still being written, by version. */
export async function underWay(
  ctx: Context,
  scheme: string,
): Promise<{ version: number; cases: number; drafts: number }[]> {
  const { municipalityId } = staffOf(ctx)
  const { rows } = await sql<{ version: number; state: string; cases: number }>`
    select c.scheme_version as version, a.to_state as state, count(*)::int as cases
    from cases c
    join (
      select distinct on (case_id) case_id, to_state from case_actions
      where municipality_id = ${municipalityId} order by case_id, seq desc
    ) a on a.case_id = c.id
    where c.municipality_id = ${municipalityId} and c.scheme_id = ${scheme}
    group by 1, 2`.execute(ctx.db)
  const drafts = await ctx.db
    .selectFrom('applications')
    .select(['scheme_version', eb => eb.fn.countAll<number>().as('drafts')])
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .where('submitted_at', 'is', null)
    .groupBy('scheme_version')
    .execute()
  const counts = new Map<number, { cases: number; drafts: number }>()
  const of = (version: number) => {
    const found = counts.get(version) ?? { cases: 0, drafts: 0 }
    counts.set(version, found)
    return found
  }
  for (const { version, state, cases } of rows) {
    const { scheme: definition } = await schemeOf(ctx, municipalityId, scheme, version)
    const kind = definition.workflow.states.find(each => each.id === state)?.kind
    if (kind === 'open' || kind === 'waiting') of(version).cases += cases
  }
  for (const row of drafts) of(row.scheme_version).drafts += Number(row.drafts)
  return [...counts]
    .map(([version, count]) => ({ version, ...count }))
    .filter(each => each.cases + each.drafts > 0)
    .sort((a, b) => a.version - b.version)
}
