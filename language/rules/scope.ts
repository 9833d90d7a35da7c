import type { Scope, Type } from '../feel/types.ts'
import type { Fact, factTypes } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'

/** The day everything is judged on, for rules to speak of. Never declared; always there. */
export const judgedOn = '基準日'

/** What conditions are judged with, beside the facts. */
export interface Judging {
  /** What `today()` says (`now()` its midnight in Japan); without it both are not applicable. */
  on?: Day | undefined
  /** Types of the facts: they settle whose a bare name inside a filter is. */
  scope?: Scope | undefined
  /** Facts that are worked out from others. */
  formulas?: ReadonlySet<string> | undefined
}

const known = new WeakMap<readonly Fact[], { parameters: unknown; scope: Scope }>()

/** Types of everything a scheme's expressions may speak of: facts, parameters and 基準日. */
export function scopeOf(scheme: Pick<Scheme, 'facts' | 'parameters'>): Scope {
  const found = known.get(scheme.facts)
  if (found && found.parameters === scheme.parameters) return found.scope
  const scope: Scope = { [judgedOn]: 'date' }
  for (const parameter of scheme.parameters) scope[parameter.name] = typeOfValue(parameter.rows[0]?.value)
  for (const fact of scheme.facts) scope[fact.name] = typeOfFact(fact)
  known.set(scheme.facts, { parameters: scheme.parameters, scope })
  return scope
}

const names = new WeakMap<Scope, string[]>()

/**
 * The names a parser must know to read expressions over a scope: its own, dotted those of entries, and entries alone,
 * as filters and the rows of a form see them. Only with these is `birth-weight` a name and not a subtraction.
 */
export function namesOf(scope: Scope): string[] {
  let found = names.get(scope)
  if (!found) {
    const all = new Set<string>()
    for (const [name, type] of Object.entries(scope)) addNames(all, name, type)
    found = [...all]
    names.set(scope, found)
  }
  return found
}

function addNames(all: Set<string>, name: string, type: Type): void {
  all.add(name)
  const inner = typeof type === 'object' && 'list' in type ? type.list : type
  if (typeof inner !== 'object' || !('context' in inner)) return
  for (const [key, each] of Object.entries(inner.context)) {
    all.add(key)
    addNames(all, `${name}.${key}`, each)
  }
}

export function judging(scheme: Pick<Scheme, 'facts' | 'parameters'>, on: Day): Judging {
  let formulas = worked.get(scheme.facts)
  if (!formulas) {
    const names = scheme.facts.filter(({ formula, table }) => (formula ?? table) !== undefined)
    formulas = new Set(names.map(fact => fact.name))
    worked.set(scheme.facts, formulas)
  }
  return { on, scope: scopeOf(scheme), formulas }
}

const worked = new WeakMap<readonly Fact[], ReadonlySet<string>>()

function typeOfFact({ type, fields }: Fact): Type {
  const inner: Type = fields
    ? { context: Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, plain(each)])) }
    : 'any'
  if (type === 'list') return { list: inner }
  return type === 'context' ? inner : type
}

function plain(type: (typeof factTypes)[number]): Type {
  if (type === 'list') return { list: 'any' }
  return type === 'context' ? 'any' : type
}

function typeOfValue(value: unknown): Type {
  if (Array.isArray(value)) return { list: typeOfValue(value[0]) }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => [name, typeOfValue(each)] as const)
    return { context: Object.fromEntries(entries) }
  }
  const type = typeof value
  return type === 'number' || type === 'boolean' || type === 'string' ? type : 'any'
}
