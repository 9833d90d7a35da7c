import type { Scope, Type } from '../feel/types.ts'
import type { Question, QuestionKind } from '../scheme/form.ts'

const types: Record<Exclude<QuestionKind, 'members'>, Type> = {
  text: 'string',
  'long-text': 'string',
  number: 'number',
  'yes-no': 'boolean',
  choice: 'string',
  choices: { list: 'string' },
  date: 'date',
  name: 'string',
  address: 'string',
  phone: 'string',
  email: 'string',
  'bank-account': {
    context: {
      金融機関コード: 'string',
      金融機関名: 'string',
      支店コード: 'string',
      支店名: 'string',
      種目: 'string',
      口座番号: 'string',
      口座名義: 'string',
    },
  },
  file: { list: 'string' },
  consent: 'boolean',
}

/** What an answer is to the rules. */
export function typeOfAnswer(question: Question, scope: Scope): Type {
  if (question.kind !== 'members') return types[question.kind]
  const fields = (question.fields ?? []).map(
    field => [field.fact ?? field.id, typeOfAnswer(field, scope)] as const,
  )
  return { list: { context: Object.fromEntries(fields) } }
}

/** Whether a value of one type may stand where the other is declared. What is unknown is let pass. */
export function fits(type: Type, expected: Type): boolean {
  if (type === 'any' || expected === 'any') return true
  if (typeof type === 'string' || typeof expected === 'string') return type === expected
  if ('list' in type) return 'list' in expected && fits(type.list, expected.list)
  if ('context' in type) {
    return (
      'context' in expected &&
      Object.entries(expected.context).every(([name, each]) => fits(type.context[name] ?? 'any', each))
    )
  }
  return 'range' in expected
}
