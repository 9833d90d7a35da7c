import type { Answers, AnswerValue, Form } from '../scheme/form.ts'
import { questionsOf } from './facts.ts'
import { isBlank } from './kind.ts'

export interface Change {
  question: string
  kind: 'added' | 'removed' | 'changed'
  before?: AnswerValue
  after?: AnswerValue
}

/** What differs between two sets of answers, in the form's order; then questions the form no longer has. */
export function changes(form: Form, before: Answers, after: Answers): Change[] {
  const known = questionsOf(form).map(question => question.id)
  const gone = [...Object.keys(before), ...Object.keys(after)].filter(id => !known.includes(id))
  return [...known, ...new Set(gone)].flatMap((question): Change[] => {
    const [old, now] = [before[question], after[question]]
    // Left blank and not asked are the same to a reader.
    const [had, has] = [!isBlank(old), !isBlank(now)]
    if (old !== undefined && had && !has) return [{ question, kind: 'removed', before: old }]
    if (now !== undefined && has && !had) return [{ question, kind: 'added', after: now }]
    if (old === undefined || now === undefined || !had || same(old, now)) return []
    return [{ question, kind: 'changed', before: old, after: now }]
  })
}

/** Equal as data, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((item, index) => same(item, other[index]))
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => same(a[key], b[key]))
}
