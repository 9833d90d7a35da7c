import { questionsOf } from '#language/form/facts.ts'
import type { Fact } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import { neededNames } from '#modules/vouchers/issue/rules.ts'

/** A fact of a voucher as one box: staff correct what became known later. */
export interface FactBox {
  name: string
  label: string
  kind: 'date' | 'number' | 'yes-no' | 'choice' | 'text'
  options: { value: string; label: string }[]
  value: string
}

/** The facts that decide limits, windows and price tiers, and came from the applicant's answers. */
export function factBoxes(scheme: Scheme, facts: Readonly<Record<string, unknown>>): FactBox[] {
  const needed = neededNames(scheme)
  return scheme.facts
    .filter(
      fact =>
        fact.from === 'answer' && needed.has(fact.name) && fact.type !== 'list' && fact.type !== 'context',
    )
    .map(fact => {
      const question = questionsOf(scheme.form).find(each => each.fact === fact.name)
      const options = (question?.options ?? []).map(({ id, label }) => ({
        value: id,
        label: say(label, 'ja'),
      }))
      return {
        name: fact.name,
        label: say(fact.label, 'ja'),
        kind: options.length > 0 ? 'choice' : kindOf(fact),
        options,
        value: textOf(facts[fact.name]),
      }
    })
}

function kindOf(fact: Fact): FactBox['kind'] {
  if (fact.type === 'date') return 'date'
  if (fact.type === 'number') return 'number'
  return fact.type === 'boolean' ? 'yes-no' : 'text'
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null ? '' : String(value)
}

/** Only the boxes that were changed, as plain values; an emptied box becomes unknown to the rules (null). */
export function changedFacts(
  boxes: readonly FactBox[],
  posted: (name: string) => string,
): Record<string, string | number | boolean | null> {
  const changes: Record<string, string | number | boolean | null> = {}
  for (const box of boxes) {
    const value = posted(box.name).trim()
    if (value === box.value) continue
    if (value === '') changes[box.name] = null
    else if (box.kind === 'number') changes[box.name] = Number(value)
    else changes[box.name] = box.kind === 'yes-no' ? value === 'yes' : value
  }
  return changes
}
