import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDecisionTable } from './check-table.ts'
import { evaluateDecisionTable } from './decide.ts'
import {
  type DecisionTable,
  type DecisionTableText,
  type HitPolicy,
  parseDecisionTable,
} from './decision-table.ts'
import type { Facts } from './evaluate.ts'
import { evaluateUnaryTests, parseUnaryTests } from './unary-tests.ts'

function tableOf(text: DecisionTableText): DecisionTable {
  const parsed = parseDecisionTable(text)
  assert(parsed.ok, JSON.stringify(parsed))
  return parsed.table
}

function decide(text: DecisionTableText, facts: Facts): unknown {
  const { outcome } = evaluateDecisionTable(tableOf(text), facts)
  return outcome.kind === 'value'
    ? outcome.value
    : outcome.kind === 'unknown'
      ? { missing: outcome.missing }
      : outcome.why
}

const fee = (hitPolicy: HitPolicy): DecisionTableText => ({
  hitPolicy,
  inputs: [{ expression: '世帯.所得' }, { expression: '子の数' }],
  outputs: [{ name: '額', values: '3000, 2000, 1000' }],
  rules: [
    { inputs: ['< 100', '-'], outputs: ['1000'] },
    { inputs: ['[50..200)', '>= 2'], outputs: ['2000'] },
    { inputs: ['>= 100', '-'], outputs: ['3000'] },
  ],
})

test('hit policies', () => {
  const both = { 世帯: { 所得: 70 }, 子の数: 2 }
  const one = { 世帯: { 所得: 10 }, 子の数: 2 }
  const none = { 世帯: { 所得: null }, 子の数: 2 }
  const rows: [HitPolicy, Facts, unknown][] = [
    ['U', one, 1000],
    ['U', both, '規則1・2が同時に当てはまります。'],
    ['U', none, null],
    ['A', both, '規則1・2の結果が食い違います。'],
    ['A', one, 1000],
    ['F', both, 1000],
    ['P', both, 2000],
    ['R', both, [1000, 2000]],
    ['O', both, [2000, 1000]],
    ['C', both, [1000, 2000]],
    ['C+', both, 3000],
    ['C<', both, 1000],
    ['C>', both, 2000],
    ['C#', both, 2],
    ['C', none, null],
  ]
  for (const [policy, facts, expected] of rows) assert.deepEqual(decide(fee(policy), facts), expected, policy)
})

test('defaults and several outputs', () => {
  const text: DecisionTableText = {
    inputs: [{ expression: '区分' }],
    outputs: [{ name: '可否', default: '"要確認"' }, { name: '額' }],
    rules: [{ inputs: ['"甲", "乙"'], outputs: ['"可"', '基準額 * 2'] }],
  }
  assert.deepEqual(decide(text, { 区分: '乙', 基準額: 5 }), { 可否: '可', 額: 10 })
  assert.deepEqual(decide(text, { 区分: '丙', 基準額: 5 }), { 可否: '要確認', 額: null })
  assert.deepEqual(decide(text, { 区分: '乙' }), { missing: ['基準額'] })
})

test('what is missing is asked for only where the result hangs on it', () => {
  // Income under 50 leaves only the first rule, whatever the number of children.
  assert.deepEqual(decide(fee('F'), { 世帯: { 所得: 10 } }), 1000)
  assert.deepEqual(decide(fee('U'), { 世帯: { 所得: 10 } }), 1000)
  assert.deepEqual(decide(fee('F'), { 世帯: { 所得: 70 } }), 1000)
  assert.deepEqual(decide(fee('P'), { 世帯: { 所得: 70 } }), { missing: ['子の数'] })
  assert.deepEqual(decide(fee('P'), { 世帯: { 所得: 150 } }), 3000)
  assert.deepEqual(decide(fee('C<'), { 世帯: { 所得: 70 } }), 1000)
  assert.deepEqual(decide(fee('C+'), { 世帯: { 所得: 70 } }), { missing: ['子の数'] })
  assert.deepEqual(decide(fee('F'), { 子の数: 2 }), { missing: ['世帯.所得'] })
  const { matched, possible } = evaluateDecisionTable(tableOf(fee('P')), { 世帯: { 所得: 70 } })
  assert.deepEqual({ matched, possible }, { matched: [0], possible: [1] })
})

test('an input outside its declared values is refused', () => {
  const text: DecisionTableText = {
    inputs: [{ expression: '区分', values: '"甲", "乙"' }],
    outputs: [{ name: '額' }],
    rules: [{ inputs: ['-'], outputs: ['1'] }],
  }
  assert.equal(decide(text, { 区分: '丙' }), '入力1の値が、決められた値のどれでもありません。')
  assert.equal(decide(text, { 区分: '甲' }), 1)
})

test('wrong cells are told with their place', () => {
  const parsed = parseDecisionTable({
    hitPolicy: 'P',
    inputs: [{ expression: '所得' }],
    outputs: [{ name: '額' }],
    rules: [
      { inputs: ['<'], outputs: ['1'] },
      { inputs: ['-', '-'], outputs: [] },
    ],
  })
  assert(!parsed.ok)
  assert.deepEqual(
    parsed.problems.map(({ code, cell }) => ({ code, ...cell })),
    [
      { code: 'syntax', part: 'rule', rule: 0, column: 0 },
      { code: 'table-shape', part: 'rule', rule: 1 },
      { code: 'table-shape', part: 'rule', rule: 1 },
      { code: 'table-shape', part: 'table' },
    ],
  )
})

test('checking a table', () => {
  const table = tableOf({
    hitPolicy: 'F',
    inputs: [{ expression: '所得' }],
    outputs: [{ name: '区分', values: '"甲", "乙"' }],
    rules: [
      { inputs: ['< 100'], outputs: ['"甲"'] },
      { inputs: ['"a"'], outputs: ['"丁"'] },
      { inputs: ['-'], outputs: ['"乙"'] },
      { inputs: ['> 5'], outputs: ['1'] },
    ],
  })
  const { type, problems } = checkDecisionTable(table, { 所得: 'number' })
  assert.equal(type, 'any')
  assert.deepEqual(
    problems.map(({ code, cell }) => `${code} ${cell.rule}/${cell.column ?? '-'}`),
    ['operand-type 1/0', 'operand-type 1/1', 'operand-type 3/1', 'operand-type 3/1', 'unreachable 3/-'],
  )
})

test('unary tests of a value', () => {
  const rows: [string, number | string | null | undefined, unknown][] = [
    ['> 3', 5, true],
    ['[1..3], > 5', 4, false],
    ['not(1, 2)', 2, false],
    ['not(1, 2)', 3, true],
    ['-', null, true],
    ['null', null, true],
    ['? > 3 and ? < 6', 5, true],
    ['上限', 10, true],
    ['<= 上限', 11, false],
    ['> 3', undefined, ['所得']],
    ['-', undefined, true],
  ]
  for (const [text, subject, expected] of rows) {
    const parsed = parseUnaryTests(text)
    assert(parsed.ok, text)
    const outcome = evaluateUnaryTests(parsed.tests, subject, { 上限: 10 }, { subjectName: '所得' })
    const result =
      outcome.kind === 'value' ? outcome.value : outcome.kind === 'unknown' ? outcome.missing : outcome
    assert.deepEqual(result, expected, text)
  }
})
