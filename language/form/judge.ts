import type { Facts } from '../feel/evaluate.ts'
import { truth } from '../rules/expression.ts'
import type { Judging } from '../rules/scope.ts'
import type { Answers, AnswerValue, Question } from '../scheme/form.ts'
import { isAsked, isRequired, worded } from './asked.ts'
import { rowFacts } from './facts.ts'
import { type FieldProblem, isBlank } from './kind.ts'
import { kindFor } from './kinds.ts'
import { required } from './messages.ts'

/**
 * What is wrong with a canonical answer in this situation: missing though required, not of the question's shape or
 * range, or against one of its checks. A check that cannot be judged yet says nothing. `facts` include the answer.
 */
export function judge(
  question: Question,
  value: AnswerValue | undefined,
  facts: Facts,
  at?: Judging,
): FieldProblem[] {
  const kind = kindFor(question.kind)
  const first = kind.first ? `${question.id}.${kind.first}` : question.id
  if (value === undefined || isBlank(value)) {
    if (!isRequired(question, facts, at)) return []
    return [{ field: first, message: required(worded(question, facts, at)) }]
  }
  const problems = kind.check(value, question)
  if (problems.length > 0) return problems
  if (question.kind === 'members') problems.push(...judgeRows(question, value as Answers[], facts, at))
  for (const check of question.checks) {
    if (truth(check.rule, facts, at) === 'no') problems.push({ field: first, message: check.message })
  }
  return problems
}

function judgeRows(question: Question, rows: Answers[], facts: Facts, at?: Judging): FieldProblem[] {
  const fields: Question[] = question.fields ?? []
  return rows.flatMap((row, index) => {
    const own = rowFacts(facts, fields, row)
    return fields
      .filter(field => isAsked(field, own, at))
      .flatMap(field => {
        const named = { ...field, id: `${question.id}.${index}.${field.id}` }
        return judge(named, row[field.id], own, at)
      })
  })
}
