import type { Facts } from '../feel/evaluate.ts'
import { type Explanation, explain } from '../feel/explain.ts'
import type { Scope } from '../feel/types.ts'
import type { Source } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'
import { expand } from './derive.ts'
import { evaluateText, expressionOf, optionsOf } from './expression.ts'
import type { Judging } from './scope.ts'

/** One amount of a benefit as it stands for a household. */
export interface AmountDue {
  id: string
  name: Text
  unit: string
  /** Whole yen (or what `unit` says); null: nothing due; undefined: not known yet. */
  value: number | null | undefined
  /** Facts that would settle it. */
  missing: string[]
  explanation?: Explanation
  clause: Source
}

/** Works out every amount over derived facts. `lacking`: what formulas that are not known miss. */
export function amountsOf(
  scheme: Scheme,
  facts: Facts,
  lacking: Map<string, string[]>,
  { explained, ...at }: Judging & { explained: boolean },
): AmountDue[] {
  return scheme.amounts.map(({ id, name, formula, unit, clause }) => {
    const outcome = evaluateText(formula, facts, at)
    const expression = explained ? expressionOf(formula, at.scope) : ''
    const known = outcome.kind === 'value' ? outcome.value : outcome.kind === 'unknown' ? undefined : null
    return {
      id,
      name,
      unit,
      value: typeof known === 'number' || known === undefined ? known : null,
      missing: outcome.kind === 'unknown' ? expand(outcome.missing, lacking) : [],
      ...(typeof expression === 'string'
        ? {}
        : { explanation: explain(expression, facts, { source: formula, ...optionsOf(at) }) }),
      clause,
    }
  })
}

/** The name under which one item stands alone while the filter judges it. */
const candidate = '対象候補'

/** The items of the scheme's list for which its condition holds, and those for which it may. */
export function recipientsOf(scheme: Scheme, facts: Facts, at: Judging): { sure: number[]; open: number[] } {
  const { recipients } = scheme
  const list = recipients && facts[recipients.list]
  const found = { sure: [] as number[], open: [] as number[] }
  if (!recipients || !Array.isArray(list)) return found
  const alone = { ...at, scope: scopeWith(at.scope ?? {}, recipients.list) }
  for (const [index, item] of list.entries()) {
    // The list itself stays whole: a condition may speak of the others too (order among siblings).
    const known = { ...facts, [candidate]: [item ?? null] }
    const counted = evaluateText(`count(${candidate}[${recipients.when}])`, known, alone)
    if (counted.kind === 'unknown') found.open.push(index + 1)
    else if (counted.kind === 'value' && counted.value === 1) found.sure.push(index + 1)
  }
  return found
}

const scopes = new WeakMap<Scope, Scope>()

function scopeWith(scope: Scope, list: string): Scope {
  const known = scopes.get(scope)
  if (known) return known
  const wider: Scope = { ...scope, [candidate]: scope[list] ?? 'any' }
  scopes.set(scope, wider)
  return wider
}
