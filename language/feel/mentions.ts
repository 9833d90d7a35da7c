import { childrenOf, type Expression } from './ast.ts'

const known = new WeakMap<Expression, Map<string, boolean>>()

/** Whether an expression has the name anywhere in it; remembered, since evaluation asks again and again. */
export function mentions(expression: Expression, name: string): boolean {
  let answers = known.get(expression)
  if (!answers) {
    answers = new Map()
    known.set(expression, answers)
  }
  let answer = answers.get(name)
  if (answer === undefined) {
    answer =
      expression.kind === 'name'
        ? expression.name === name
        : childrenOf(expression).some(child => mentions(child, name))
    answers.set(name, answer)
  }
  return answer
}
