import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate, type Facts } from './evaluate.ts'
import { parse } from './parse.ts'
import type { Scope } from './types.ts'

const facts: Facts = {
  世帯: { 所得: 1_000_000, 非課税: null },
  子: [{ 名: '一郎', 年齢: 2 }, { 名: '花子' }, { 名: '三郎', 年齢: 9 }],
  基準額: 2_000_000,
}

function outcome(text: string, scope?: Scope): unknown {
  const parsed = parse(text)
  assert(parsed.ok, text)
  const result = evaluate(parsed.expression, facts, scope ? { scope } : {})
  return result.kind === 'unknown' ? result.missing : result.kind === 'value' ? result.value : result.kind
}

test('unknown facts: what is decided all the same, and what is missing', () => {
  const rows: [string, unknown][] = [
    ['世帯.所得 < 基準額', true],
    ['世帯.所得 < 所得制限額', ['所得制限額']],
    ['世帯.人数', ['世帯.人数']],
    ['親.職業', ['親.職業']],
    ['親.生年月日.year > 2000', ['親.生年月日']],
    ['世帯.非課税', null],
    ['世帯.非課税 = null', true],
    ['世帯.所得 > 9999999 and 未知', false],
    ['未知 and 世帯.所得 > 9999999', false],
    ['未知 or 世帯.所得 < 9999999', true],
    ['true and 未知', ['未知']],
    ['乙 and 甲 and 世帯.所得 > 0', ['乙', '甲']],
    ['甲 or null', ['甲']],
    ['not(甲)', ['甲']],
    ['if 甲 then 1 else 1', 1],
    ['if 甲 then 1 else 2', ['甲']],
    ['if 甲 then 乙 else 2', ['甲']],
    ['if 世帯.所得 > 0 then 1 else 乙', 1],
    ['甲 + 1', ['甲']],
    ['甲 between 1 and 乙', ['乙', '甲']],
    ['5 between 6 and 乙', false],
    ['甲 in (1, 2)', ['甲']],
    ['5 in (甲, 5)', true],
    ['5 in (甲, 6)', ['甲']],
    ['5 in [甲..4]', ['甲']],
    ['some x in 子 satisfies x.年齢 < 3', true],
    ['some x in 子 satisfies x.年齢 > 100', ['子.年齢']],
    ['every x in 子 satisfies x.年齢 < 9', false],
    ['every x in 子 satisfies x.年齢 < 100', ['子.年齢']],
    ['some x in 孫 satisfies x.年齢 < 3', ['孫']],
    ['count(子)', 3],
    ['子[1].年齢', 2],
    ['子[2].年齢', ['子.年齢']],
    ['子[年齢 < 3].名', ['子.年齢']],
    ['子[item.年齢 < 3]', ['子.年齢']],
    ['子[名 = "花子"][1].名', '花子'],
    ['count(子[年齢 < 18]) >= 2', true],
    ['count(子[年齢 < 18]) >= 3', ['子.年齢']],
    ['count(子[年齢 < 18]) > 3', false],
    ['count(子[年齢 < 18]) = 1', false],
    ['count(子[年齢 < 18]) != 5', true],
    ['max(子.年齢)', ['子.年齢']],
    ['sum(子.年齢)', ['子.年齢']],
    ['list contains(子.年齢, 9)', true],
    ['list contains(子.年齢, 7)', ['子.年齢']],
    ['all(for x in 子 return x.年齢 > 5)', false],
    ['any(for x in 子 return x.年齢 > 5)', true],
    ['count(append(子.年齢, 甲))', 4],
    ['[甲, 1][2]', 1],
    ['[甲, 1]', ['甲']],
    ['{a: 甲, b: 2}.b', 2],
    ['[1, 甲] = [2, 2]', false],
    ['子.年齢[2]', ['子.年齢']],
    ['is defined(世帯.非課税)', false],
    ['is defined(世帯.人数)', ['世帯.人数']],
    ['世帯.人数 instance of number', ['世帯.人数']],
  ]
  for (const [text, expected] of rows) assert.deepEqual(outcome(text), expected, text)
})

test('missing facts can be told with their place in the list', () => {
  const parsed = parse('every x in 子 satisfies x.年齢 < 100')
  assert(parsed.ok)
  assert.deepEqual(evaluate(parsed.expression, facts, { indexed: true }), {
    kind: 'unknown',
    missing: ['子[2].年齢'],
  })
})

test('the scope tells whose a bare name in a filter is', () => {
  const child: Scope = { 名: 'string', 年齢: 'number', 在学: 'boolean' }
  const scope: Scope = { 子: { list: { context: child } }, 上限: 'number' }
  assert.deepEqual(outcome('子[在学]', scope), ['子.在学'])
  assert.deepEqual(outcome('子[年齢 < 上限]', scope), ['上限', '子.年齢'])
  assert.deepEqual(outcome('子[1].名.長さ', scope), null)
})

test('a missing fact is asked for only where it can still change the result', () => {
  assert.deepEqual(outcome('(世帯.所得 > 0 or 甲) and 乙'), ['乙'])
  assert.deepEqual(outcome('(世帯.所得 < 0 and 甲) or 乙'), ['乙'])
})
