import type { Expression, UnaryTests } from './ast.ts'
import { parse, parseUnaryTests } from './parse.ts'
import type { Problem } from './problem.ts'

/**
 * The hit policies of DMN §8.2.10: U unique, A any, P priority, F first, R rule order, O output order, C collect.
 * C may add up (`+`), take the least (`<`), the greatest (`>`) or count (`#`).
 */
export type HitPolicy = 'U' | 'A' | 'P' | 'F' | 'R' | 'O' | 'C' | 'C+' | 'C<' | 'C>' | 'C#'

/** A table as it is written down: every cell is FEEL text. */
export type DecisionTableText = {
  hitPolicy?: HitPolicy
  inputs: { expression: string; values?: string }[]
  /** `values`: what may come out, best first (P and O go by it). `default`: what comes out if no rule matches. */
  outputs: { name: string; values?: string; default?: string }[]
  rules: { inputs: string[]; outputs: string[] }[]
}

export type DecisionTable = {
  hitPolicy: HitPolicy
  inputs: { expression: Expression; values: UnaryTests | undefined }[]
  outputs: { name: string; values: Expression[] | undefined; default: Expression | undefined }[]
  rules: { tests: UnaryTests[]; results: Expression[] }[]
}

/** Which cell a problem is in; rules and columns count from 0. */
export type Cell = { part: 'input' | 'output' | 'rule' | 'table'; rule?: number; column?: number }
export type TableProblem = Problem & { cell: Cell }

export type ParsedTable = { ok: true; table: DecisionTable } | { ok: false; problems: TableProblem[] }

/** Reads all cells of a table, or says which are wrong. `names` as in `parse`. */
export function parseDecisionTable(text: DecisionTableText, names: readonly string[] = []): ParsedTable {
  const problems: TableProblem[] = []
  const note = (cell: Cell) => (problem: Problem) => void problems.push({ ...problem, cell })
  const expression = (source: string, cell: Cell): Expression => {
    const parsed = parse(source, names)
    if (parsed.ok) return parsed.expression
    parsed.problems.forEach(note(cell))
    return { kind: 'null', from: 0, to: source.length }
  }
  const tests = (source: string, cell: Cell): UnaryTests => {
    const parsed = parseUnaryTests(source, names)
    if (parsed.ok) return parsed.tests
    parsed.problems.forEach(note(cell))
    return { from: 0, to: source.length, negated: false, tests: [] }
  }
  const inputs = text.inputs.map((input, column) => ({
    expression: expression(input.expression, { part: 'input', column }),
    values: input.values === undefined ? undefined : tests(input.values, { part: 'input', column }),
  }))
  const outputs = text.outputs.map((output, column) => {
    const cell: Cell = { part: 'output', column }
    const list = output.values === undefined ? undefined : expression(`[${output.values}]`, cell)
    return {
      name: output.name,
      values: list?.kind === 'list' ? list.items : undefined,
      default: output.default === undefined ? undefined : expression(output.default, cell),
    }
  })
  const rules = text.rules.map((rule, index) => {
    const shape = (message: string) =>
      note({ part: 'rule', rule: index })({ code: 'table-shape', message, at: 0, to: 0 })
    if (rule.inputs.length !== inputs.length) shape(`規則${index + 1}の条件の数が、入力の数と合いません。`)
    if (rule.outputs.length !== outputs.length) shape(`規則${index + 1}の結果の数が、出力の数と合いません。`)
    return {
      tests: rule.inputs.map((cell, column) => tests(cell, { part: 'rule', rule: index, column })),
      results: rule.outputs.map((cell, column) =>
        expression(cell, { part: 'rule', rule: index, column: inputs.length + column }),
      ),
    }
  })
  const table: DecisionTable = { hitPolicy: text.hitPolicy ?? 'U', inputs, outputs, rules }
  for (const message of shapeProblems(table)) {
    note({ part: 'table' })({ code: 'table-shape', message, at: 0, to: 0 })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, table }
}

function shapeProblems({ hitPolicy, outputs, rules }: DecisionTable): string[] {
  const messages: string[] = []
  if (outputs.length === 0) messages.push('出力がありません。')
  if (rules.length === 0) messages.push('規則がありません。')
  if (outputs.length > 1 && /^C./.test(hitPolicy))
    messages.push(`「${hitPolicy}」は出力が一つの表だけで使えます。`)
  const ordered = hitPolicy === 'P' || hitPolicy === 'O'
  if (ordered && outputs.some(output => !output.values)) {
    messages.push(`「${hitPolicy}」には、出力の値を優先する順に並べて書く必要があります。`)
  }
  return messages
}
