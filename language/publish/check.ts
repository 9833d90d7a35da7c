import { formulasOf } from '../rules/derive.ts'
import { runExamples } from '../rules/examples.ts'
import type { Parameter, ParameterValue } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { addDays, isDay } from '../values/date.ts'
import { checkExpressions } from './expressions.ts'
import { isPublishable, type Problem, warning } from './problem.ts'
import { checkReferences } from './references.ts'
import { checkSetBased } from './set-based.ts'
import { checkWordings } from './wordings.ts'
import { checkWorkflow } from './workflow.ts'

/**
 * The gate before publishing: everything that is wrong with a scheme of sound shape. Examples are worked only when
 * nothing else is wrong, since their differences would only repeat it.
 */
export function checkScheme(scheme: Scheme): Problem[] {
  const problems = [
    ...checkReferences(scheme),
    ...checkExpressions(scheme),
    ...checkWorkflow(scheme),
    ...scheme.parameters.flatMap((parameter, index) => checkParameter(parameter, `parameters.${index}`)),
    ...checkPeriods(scheme),
    ...checkWordings(scheme),
  ]
  const sound = isPublishable(problems) && formulasOf(scheme).cycle.length === 0
  return sound ? [...problems, ...checkSetBased(scheme), ...checkExamples(scheme)] : problems
}

function checkExamples(scheme: Scheme): Problem[] {
  if (scheme.examples.length === 0) return [warning('examples', '実例がありません。')]
  return runExamples(scheme).flatMap(({ example, ok, difference }, index) =>
    ok ? [] : [{ path: `examples.${index}`, message: `実例「${example.name}」：${difference}` }],
  )
}

/** Rows must follow one another without a gap or an overlap, whatever order they stand in, all of one type. */
function checkParameter({ name, rows }: Parameter, path: string): Problem[] {
  const problems: Problem[] = []
  const sorted = rows
    .map((row, index) => ({ ...row, path: `${path}.rows.${index}` }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const [index, row] of sorted.entries()) {
    const report = (message: string) => problems.push({ path: row.path, message: `「${name}」：${message}` })
    if (!isDay(row.from) || (row.to !== undefined && !isDay(row.to))) {
      report('存在しない日付です。')
      continue
    }
    if (row.to !== undefined && row.to < row.from) report(`終わりの日が始まりの日（${row.from}）より前です。`)
    if (!alike(row.value, sorted[0]?.value)) report('ほかの行と値の種類が違います。')
    const next = sorted[index + 1]
    if (!next || !isDay(next.from)) continue
    if (row.to === undefined || row.to >= next.from) {
      report(`${next.from}からの行と期間が重なっています。終わりの日を入れてください。`)
    } else if (addDays(row.to, 1) < next.from) {
      report(`${addDays(row.to, 1)}から${addDays(next.from, -1)}までの値がありません。`)
    }
  }
  return problems
}

/** Of one kind; rows of tables with the same columns of the same kinds. */
function alike(value: ParameterValue, other: ParameterValue | undefined): boolean {
  if (!Array.isArray(value) || !Array.isArray(other)) return typeof value === typeof other
  const shape = (row: Record<string, unknown>) =>
    Object.keys(row)
      .sort()
      .map(key => `${key}:${typeof row[key]}`)
      .join()
  const [first] = other
  return first !== undefined && value.every(row => shape(row) === shape(first))
}

function checkPeriods(scheme: Scheme): Problem[] {
  return scheme.rules.flatMap((rule, index) =>
    rule.from !== undefined && rule.to !== undefined && rule.to < rule.from
      ? [{ path: `rules.${index}.to`, message: '終わりの日が始まりの日より前です。' }]
      : [],
  )
}
