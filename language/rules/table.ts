import type { Expression } from '../feel/ast.ts'
import { evaluateDecisionTable } from '../feel/decide.ts'
import { type DecisionTable, type DecisionTableText, parseDecisionTable } from '../feel/decision-table.ts'
import type { Facts, Outcome } from '../feel/evaluate.ts'
import { factsOf } from '../feel/facts.ts'
import type { Scope } from '../feel/types.ts'
import type { Table } from '../scheme/basics.ts'
import { optionsOf } from './expression.ts'
import { type Judging, namesOf } from './scope.ts'

const parsed = new WeakMap<Table, { scope: Scope; result: DecisionTable | string }>()
const bare: Scope = {}

/** The parsed table of a formula, or in Japanese why there is none. Remembered. */
export function tableOf(table: Table, scope: Scope = bare): DecisionTable | string {
  const known = parsed.get(table)
  if (known?.scope === scope) return known.result
  const read = parseDecisionTable(textOf(table), namesOf(scope))
  const result = read.ok ? read.table : read.problems.map(problem => problem.message).join('')
  parsed.set(table, { scope, result })
  return result
}

/** The FEEL texts of a table alone, without where its rules come from. */
export function textOf({ hitPolicy, inputs, outputs, rules }: Table): DecisionTableText {
  return {
    hitPolicy,
    inputs,
    outputs,
    rules: rules.map(rule => ({ inputs: rule.inputs, outputs: rule.outputs })),
  }
}

/** Decides a table. One that is no table is not applicable: the publishing gate lets none through. */
export function evaluateTable(table: Table, facts: Facts, at: Judging = {}): Outcome {
  const known = tableOf(table, at.scope)
  if (typeof known === 'string') return { kind: 'not-applicable', why: known, at: [0, 0] }
  return evaluateDecisionTable(known, facts, optionsOf(at)).outcome
}

/** The facts a table reads, as `factsOf` tells them of an expression. */
export function factsOfTable(table: Table, scope: Scope): string[] {
  const known = tableOf(table, scope)
  if (typeof known === 'string') return []
  const names = expressionsIn(known).flatMap(expression => factsOf(expression, scope))
  return [...new Set(names)].filter(name => name !== '?').sort()
}

function expressionsIn({ inputs, outputs, rules }: DecisionTable): Expression[] {
  return [
    ...inputs.map(input => input.expression),
    ...outputs.flatMap(output => (output.default ? [output.default] : [])),
    ...rules.flatMap(({ tests, results }) => [
      ...tests.flatMap(cell => cell.tests.flatMap(test => (test.kind === 'any' ? [] : [test.value]))),
      ...results,
    ]),
  ]
}
