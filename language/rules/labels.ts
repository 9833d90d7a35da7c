import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'

const known = new WeakMap<object, Map<string, Text>>()

/** Wording of a coded value: options of the question that asks for the fact, and types of service under 型. */
export function labelsOf(scheme: Scheme): (fact: string, id: string) => Text | undefined {
  let labels = known.get(scheme)
  if (!labels) {
    labels = new Map<string, Text>()
    for (const form of [scheme.form, scheme.report, scheme.survey]) {
      for (const question of form?.pages.flatMap(page => page.questions) ?? []) {
        for (const option of question.options ?? []) {
          if (question.fact !== undefined) labels.set(`${question.fact}\n${option.id}`, option.label)
        }
      }
    }
    for (const type of scheme.entitlement?.types ?? []) labels.set(`型\n${type.id}`, type.label)
    known.set(scheme, labels)
  }
  return (fact, id) => labels.get(`${fact}\n${id}`)
}
