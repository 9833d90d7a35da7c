import { poolLimit } from '#language/entitlement/limits.ts'
import { terms } from '#language/entitlement/terms.ts'
import type { Facts } from '#language/feel/evaluate.ts'
import { type Assessment, assess, type Clause } from '#language/rules/assess.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import type { Day } from '#language/values/date.ts'

/** What is different for one case. Amounts are of a first use (one night), in whole yen. */
export interface Difference {
  outcome?: { before: Assessment['outcome']; after: Assessment['outcome'] }
  /** Rules that come to something else, with the reason in words where one fails. */
  rules: { name: string; before: string; after: string; reason?: string }[]
  limits: { label: string; unit: string; before: number | null; after: number | null }[]
  charges: { label: string; before: number | null; after: number | null }[]
}

/**
 * Judges the same person under two versions of a scheme; undefined where everything comes to the same. `on`: the days
 * on which each version judges, so that amounts of a coming day can be looked at.
 */
export function compareVersions(
  before: Scheme,
  after: Scheme,
  plain: Record<string, unknown>,
  on: { before: Day; after: Day },
): Difference | undefined {
  const old = situation(before, plain, on.before)
  const now = situation(after, plain, on.after)
  const difference: Difference = {
    ...(old.assessment.outcome === now.assessment.outcome
      ? {}
      : { outcome: { before: old.assessment.outcome, after: now.assessment.outcome } }),
    rules: ruleDifferences(old.assessment.clauses, now.assessment.clauses),
    limits: pairs(old.limits, now.limits),
    charges: pairs(old.charges, now.charges),
  }
  const none =
    !difference.outcome &&
    difference.rules.length + difference.limits.length + difference.charges.length === 0
  return none ? undefined : difference
}

interface Amount {
  label: string
  unit: string
  value: number | null
}

function situation(scheme: Scheme, plain: Record<string, unknown>, on: Day) {
  const facts = givenOnly(scheme, factsFromPlain(scheme.facts, plain))
  const assessment = assess(scheme, facts, on)
  const limits = new Map<string, Amount>()
  const charges = new Map<string, Amount>()
  for (const pool of scheme.entitlement?.pools ?? []) {
    const limit = poolLimit(scheme, pool.id, facts, on)
    const value = limit.kind === 'value' ? limit.value : null
    limits.set(pool.id, { label: say(pool.label, 'ja'), unit: say(pool.unit.label, 'ja'), value })
  }
  for (const type of scheme.entitlement?.types ?? []) {
    const nights = type.length === 'nights' ? { nights: 1 } : {}
    const found = terms(scheme, facts, { type: type.id, on, ordinal: 1, ...nights })
    const value = found.kind === 'terms' ? found.charged : null
    charges.set(type.id, { label: say(type.label, 'ja'), unit: '円', value })
  }
  return { assessment, limits, charges }
}

/** Results of formulas and amounts are worked out anew; what people and registers said stays. */
function givenOnly(scheme: Scheme, facts: Facts): Facts {
  const worked = new Set([
    ...scheme.facts.flatMap(fact => (fact.from === 'formula' ? fact.name : [])),
    ...scheme.parameters.map(parameter => parameter.name),
  ])
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !worked.has(name)))
}

const outcomes = {
  holds: '当てはまる',
  fails: '当てはまらない',
  unknown: 'わからない',
  silent: '見ない',
} as const

function ruleDifferences(before: readonly Clause[], after: readonly Clause[]): Difference['rules'] {
  const ids = [...new Set([...before, ...after].map(clause => clause.rule))]
  return ids.flatMap(id => {
    const old = before.find(clause => clause.rule === id)
    const now = after.find(clause => clause.rule === id)
    const consequence = old && now && old.consequence !== now.consequence && now.outcome === 'fails'
    if ((old?.outcome ?? 'silent') === (now?.outcome ?? 'silent') && !consequence) return []
    const reason = now?.outcome === 'fails' ? now.reason : undefined
    return [
      {
        name: say((now ?? old)?.name ?? { ja: id }, 'ja'),
        before: outcomes[old?.outcome ?? 'silent'],
        after: outcomes[now?.outcome ?? 'silent'],
        ...(reason ? { reason: say(reason, 'ja') } : {}),
      },
    ]
  })
}

function pairs(before: Map<string, Amount>, after: Map<string, Amount>) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(id => {
    const [old, now] = [before.get(id), after.get(id)]
    if ((old?.value ?? null) === (now?.value ?? null)) return []
    const { label, unit } = now ?? old ?? { label: id, unit: '' }
    return [{ label, unit, before: old?.value ?? null, after: now?.value ?? null }]
  })
}
