import type { UnaryTests } from './ast.ts'
import { checkTest, typeOf } from './check.ts'
import { canEqual, common } from './check-types.ts'
import { Checking } from './checking.ts'
import type { Cell, DecisionTable, TableProblem } from './decision-table.ts'
import { toText, unaryTestsText } from './text.ts'
import { type Scope, type Type, typeText } from './types.ts'

/**
 * Checks every cell of a table against the facts it may read, and the table as a whole: rules that an earlier one
 * hides, rules written twice, results that are none of an output's values. `type` is what the table gives.
 */
export function checkDecisionTable(
  table: DecisionTable,
  scope: Scope,
): { type: Type; problems: TableProblem[] } {
  const problems: TableProblem[] = []
  const inCell = <T>(cell: Cell, run: (c: Checking) => T): T => {
    const c = new Checking(scope, typeOf)
    const result = run(c)
    problems.push(...c.problems.map(problem => ({ ...problem, cell })))
    return result
  }
  const top = () => ({ names: new Map<string, Type>() })
  const inputs = table.inputs.map(({ expression, values }, column) =>
    inCell({ part: 'input', column }, c => {
      const type = typeOf(expression, top(), c)
      if (values) checkTests(values, type, c)
      return type
    }),
  )
  const outputs = table.outputs.map((output, column): Type => {
    const cell: Cell = { part: 'output', column }
    const types = [output.default, ...(output.values ?? [])].filter(each => each !== undefined)
    return inCell(cell, c => types.map(each => typeOf(each, top(), c)).reduce(common, 'null'))
  })
  for (const [rule, { tests, results }] of table.rules.entries()) {
    for (const [column, each] of tests.entries()) {
      inCell({ part: 'rule', rule, column }, c => checkTests(each, inputs[column] ?? 'any', c))
    }
    for (const [column, result] of results.entries()) {
      inCell({ part: 'rule', rule, column: inputs.length + column }, c => {
        const type = typeOf(result, top(), c)
        const wanted = outputs[column] ?? 'null'
        if (!canEqual(type, wanted)) {
          c.report('operand-type', `この列は${typeText(wanted)}ですが、ここは${typeText(type)}です。`, result)
        }
        const allowed = table.outputs[column]?.values?.map(toText)
        const written = toText(result)
        if (allowed && ['string', 'number', 'boolean'].includes(result.kind) && !allowed.includes(written)) {
          c.report('operand-type', `${written}は、この列の値(${allowed.join('、')})にありません。`, result)
        }
        outputs[column] = common(wanted, type)
      })
    }
  }
  problems.push(...hiddenRules(table))
  const one = table.outputs.length === 1
  const row: Type = one
    ? (outputs[0] ?? 'any')
    : {
        context: Object.fromEntries(
          table.outputs.map((output, index) => [output.name, outputs[index] ?? 'any']),
        ),
      }
  const lists = ['R', 'O', 'C'].includes(table.hitPolicy)
  return { type: lists ? { list: row } : table.hitPolicy === 'C#' ? 'number' : row, problems }
}

function checkTests({ tests }: UnaryTests, type: Type, c: Checking): void {
  for (const test of tests) if (test.kind !== 'any') checkTest(test, type, { names: new Map() }, c)
}

/** Rules that can never count: those after one that always matches, and those with an earlier one's conditions. */
function hiddenRules({ hitPolicy, rules }: DecisionTable): TableProblem[] {
  if (hitPolicy !== 'F' && hitPolicy !== 'U') return []
  const problems: TableProblem[] = []
  const seen = new Map<string, number>()
  const seenAt = (tests: UnaryTests[]) => seen.get(tests.map(unaryTestsText).join(' | '))
  let always: number | undefined
  for (const [rule, { tests }] of rules.entries()) {
    const earlier = always ?? seenAt(tests)
    if (earlier !== undefined) {
      const message =
        hitPolicy === 'F'
          ? `規則${earlier + 1}が先に当てはまるため、規則${rule + 1}が使われることはありません。`
          : `規則${rule + 1}は規則${earlier + 1}と同時に当てはまります。`
      const severity = 'warning' as const
      problems.push({ code: 'unreachable', message, at: 0, to: 0, severity, cell: { part: 'rule', rule } })
    }
    seen.set(tests.map(unaryTestsText).join(' | '), rule)
    if (tests.every(each => !each.negated && each.tests.some(test => test.kind === 'any'))) always ??= rule
  }
  return problems
}
