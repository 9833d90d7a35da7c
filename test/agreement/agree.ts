import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { recipientsOf } from '#language/rules/amounts.ts'
import { deriveAll } from '#language/rules/derive.ts'
import { evaluateText } from '#language/rules/expression.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import { judging } from '#language/rules/scope.ts'
import { rulesOn, together, verdictOf } from '#language/rules/verdict.ts'
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

/** What `assess` says, without the why. */
function evaluated(scheme: Scheme, household: Household, on: string): Said {
  const { facts, missing: lacking } = deriveAll(scheme, factsFromPlain(scheme.facts, household), on)
  const at = judging(scheme, on)
  const verdicts = rulesOn(scheme, on)
    .filter(rule => rule.consequence === 'refuse')
    .map(rule => ({ id: rule.id, ...verdictOf(rule, facts, lacking, at) }))
  const outcome = together(verdicts)
  const refused = outcome === 'not-eligible'
  const recipients = refused ? { sure: [], open: [] } : recipientsOf(scheme, facts, at)
  const due = ({ id, formula }: Scheme['amounts'][number]): [string, number | null][] => {
    const found = evaluateText(formula, facts, at)
    if (found.kind === 'unknown') return []
    return [[id, found.kind === 'value' && typeof found.value === 'number' ? found.value : null]]
  }
  return {
    outcome,
    reasons: verdicts.filter(each => each.outcome === 'fails').map(each => each.id),
    missing: outcome === 'unknown' ? [...new Set(verdicts.flatMap(each => each.missing))].sort() : [],
    amounts: refused ? {} : Object.fromEntries(scheme.amounts.flatMap(due)),
    recipients: recipients.sure,
    recipients_open: recipients.open,
  }
}
