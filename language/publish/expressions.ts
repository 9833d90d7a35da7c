import { check } from '../feel/check.ts'
import { checkDecisionTable } from '../feel/check-table.ts'
import { parseDecisionTable, type TableProblem } from '../feel/decision-table.ts'
import { factsOf } from '../feel/facts.ts'
import { parse } from '../feel/parse.ts'
import { typeText } from '../feel/types.ts'
import { formulasOf, namesIn } from '../rules/derive.ts'
import { expressionOf } from '../rules/expression.ts'
import { namesOf, scopeOf } from '../rules/scope.ts'
import { textOf } from '../rules/table.ts'
import type { Table } from '../scheme/basics.ts'
import type { Question } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type Place, placesOf } from './places.ts'
import { type Problem, warning } from './problem.ts'
import { fits } from './question-types.ts'

/** Parses and type-checks every expression, and sees that formulas end and conditions of a form look backwards. */
export function checkExpressions(scheme: Scheme): Problem[] {
  const { cycle } = formulasOf(scheme)
  const cyclic = cycle.map(name => ({
    path: `facts.${scheme.facts.findIndex(fact => fact.name === name)}.formula`,
    message: `「${name}」の式は、自分の結果を使う形になっています（${cycle.join('、')}）。`,
  }))
  return [
    ...cyclic,
    ...placesOf(scheme).flatMap(place => checkPlace(scheme, place)),
    ...scheme.facts.flatMap((fact, index) =>
      fact.table ? checkTable(scheme, fact.name, fact.table, `facts.${index}.table`) : [],
    ),
  ]
}

function checkTable(scheme: Scheme, name: string, table: Table, path: string): Problem[] {
  const scope = scopeOf(scheme)
  const read = parseDecisionTable(textOf(table), namesOf(scope))
  if (!read.ok)
    return read.problems.map(each => ({ path: cellPath(path, each, table), message: each.message }))
  const { type, problems } = checkDecisionTable(read.table, scope)
  const found = problems.map(each => {
    const at = cellPath(path, each, table)
    return each.severity === 'warning' ? warning(at, each.message) : { path: at, message: each.message }
  })
  const expected = scope[name] ?? 'any'
  if (found.length > 0 || fits(type, expected)) return found
  const message = `表の結果は${typeText(expected)}のはずですが、${typeText(type)}になります。`
  return [{ path, message }]
}

function cellPath(path: string, { cell }: TableProblem, { inputs }: Table): string {
  const { part, rule, column = 0 } = cell
  if (part === 'table' || rule === undefined) {
    return part === 'input' || part === 'output' ? `${path}.${part}s.${column}` : path
  }
  const side = column < inputs.length ? `inputs.${column}` : `outputs.${column - inputs.length}`
  return `${path}.rules.${rule}.${side}`
}

function checkPlace(scheme: Scheme, place: Place): Problem[] {
  const { path, text, expected, scope } = place
  const expression = expressionOf(text, scope)
  if (typeof expression === 'string') {
    const parsed = parse(text, namesOf(scope))
    const problems = parsed.ok ? [] : parsed.problems
    return problems.map(problem => ({ path, message: `式「${text}」：${problem.message}` }))
  }
  const { type, problems } = check(expression, scope)
  const found = problems.map(problem => {
    const message = `式「${text}」：${problem.message}`
    return problem.severity === 'warning' ? warning(path, message) : { path, message }
  })
  if (found.length === 0 && !fits(type, expected)) {
    const message = `式「${text}」の結果は${typeText(expected)}のはずですが、${typeText(type)}になります。`
    found.push({ path, message })
  }
  return [...found, ...looksAhead(scheme, place, factsOf(expression, scope))]
}

/** A condition inside a form that needs an answer which is only asked later would hide its question for ever. */
function looksAhead(scheme: Scheme, { path, text, before, form }: Place, facts: string[]): Problem[] {
  if (!before || !form) return []
  const asked = (questions: readonly Question[]) =>
    new Set(questions.map(question => question.fact?.split('.')[0]))
  const earlier = asked(before)
  const all = asked(form.pages.flatMap(page => page.questions))
  const later = [...needed(scheme, facts)].filter(name => all.has(name) && !earlier.has(name))
  if (later.length === 0) return []
  const message = `式「${text}」は、この後で聞く「${later.join('」「')}」を使っています。前に聞く答えだけを使ってください。`
  return [{ path, message }]
}

/** Given facts behind these, through formulas. */
function needed(scheme: Scheme, facts: readonly string[]): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    const fact = scheme.facts.find(each => each.name === name)
    const formula = fact?.formula ?? fact?.table
    if (formula !== undefined) for (const next of namesIn(formula, scopeOf(scheme))) visit(next)
  }
  for (const fact of facts) visit(fact.split('.')[0] ?? fact)
  return found
}
