import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { assess } from '#language/rules/assess.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { compileScheme } from '#language/sql/scheme.ts'

export type Household = Record<string, unknown>

/** What both engines say of one household. */
type Said = {
  outcome: string
  reasons: string[]
  missing: string[]
  amounts: Record<string, number | null>
  recipients: number[]
  recipients_open: number[]
}

export type Disagreement = { household: Household; evaluator: Said; sql: Said }

/** A relation for a run's facts on this connection alone, in front of any of that name. */
export async function temporaryFacts(client: pg.ClientBase): Promise<void> {
  await client.query(
    'create temporary table household_facts (municipality_id int, run_id int, household text, facts jsonb)',
  )
}

export async function storeFacts(
  client: pg.ClientBase,
  run: number,
  households: readonly Household[],
): Promise<void> {
  const facts = households.map(each => JSON.stringify(each))
  await client.query(
    `insert into household_facts select 1, $1, place::text, facts::jsonb
     from unnest($2::text[]) with ordinality as given(facts, place)`,
    [run, facts],
  )
}

/** The households over whom the two engines differ, or why the scheme has no set-based form. */
export async function disagreements(
  client: pg.ClientBase,
  scheme: Scheme,
  on: string,
  run: number,
  households: readonly Household[],
): Promise<{ compiled: false; why: string } | { compiled: true; found: Disagreement[] }> {
  const compiled = compileScheme(scheme, on)
  if (!compiled.ok) return { compiled: false, why: compiled.problems.map(each => each.message).join(' / ') }
  const { rows } = await client.query<Said & { household: string }>(compiled.sql, [1, run])
  const byHousehold = new Map(rows.map(({ household, ...said }) => [Number(household), said]))
  const found = households.flatMap((household, index) => {
    const evaluator = evaluated(scheme, household, on)
    const sql = byHousehold.get(index + 1) as Said
    return isDeepStrictEqual({ ...evaluator }, { ...sql }) ? [] : [{ household, evaluator, sql }]
  })
  return { compiled: true, found }
}

function evaluated(scheme: Scheme, household: Household, on: string): Said {
  const result = assess(scheme, factsFromPlain(scheme.facts, household), on)
  const fails = (clause: (typeof result.clauses)[number]) =>
    clause.consequence === 'refuse' && clause.outcome === 'fails'
  return {
    outcome: result.outcome,
    reasons: result.clauses.filter(fails).map(clause => clause.rule),
    missing: result.missing,
    amounts: Object.fromEntries(
      result.amounts.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])),
    ),
    recipients: result.recipients.sure,
    recipients_open: result.recipients.open,
  }
}
