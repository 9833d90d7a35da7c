import type { Scheme } from '#language/scheme/scheme.ts'
import { formatDate } from '#language/values/date.ts'
import { factsRead } from '../changes/rules.ts'
import { taxFacts } from '../households/rules.ts'

/** A fact as programme staff see it: ○ × ? and never a figure out of the tax register. */
export interface FactShown {
  name: string
  label: string
  state: 'yes' | 'no' | 'known' | 'unknown'
  /** What it says, where that may be shown. */
  text?: string
}

const hidden = new Set<string>(taxFacts)

/** The facts on which the schemes' results may depend, once each, in the order they are declared. */
export function factsShown(
  schemes: readonly Scheme[],
  facts: Readonly<Record<string, unknown>>,
): FactShown[] {
  const shown = new Map<string, FactShown>()
  const read = new Set(schemes.flatMap(scheme => [...factsRead(scheme)]))
  for (const fact of schemes.flatMap(scheme => scheme.facts)) {
    if (fact.from === 'formula' || !read.has(fact.name) || shown.has(fact.name)) continue
    shown.set(fact.name, { name: fact.name, label: fact.label.ja, ...valueShown(fact, facts[fact.name]) })
  }
  return [...shown.values()]
}

function valueShown(
  { name, unit }: Scheme['facts'][number],
  value: unknown,
): Pick<FactShown, 'state' | 'text'> {
  if (value === undefined) return { state: 'unknown' }
  if (typeof value === 'boolean') return { state: value ? 'yes' : 'no' }
  if (hidden.has(name)) return { state: 'known' }
  if (Array.isArray(value)) return { state: 'known', text: listText(value) }
  if (typeof value === 'number')
    return { state: 'known', text: `${value.toLocaleString('ja-JP')}${unit ?? ''}` }
  if (typeof value === 'string') {
    return { state: 'known', text: /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value }
  }
  return { state: 'known' }
}

function listText(value: unknown[]): string {
  if (value.every(item => typeof item === 'string')) return value.length === 0 ? 'なし' : value.join('、')
  return `${value.length}人`
}
