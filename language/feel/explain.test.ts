import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from './evaluate.ts'
import { type Explanation, explain } from './explain.ts'
import { parse } from './parse.ts'

/** The explanation as an outline: text, outcome and facts of each node that decided. */
function outline(text: string, facts: Facts): string[] {
  const parsed = parse(text)
  assert(parsed.ok, text)
  const lines: string[] = []
  const tell = (node: Explanation, depth: number) => {
    const { outcome } = node
    const result =
      outcome.kind === 'value' ? JSON.stringify(outcome.value) : outcome.kind === 'unknown' ? '?' : '✗'
    const used = node.facts.map(fact =>
      'unknown' in fact ? `${fact.name}?` : `${fact.name}=${JSON.stringify(fact.value)}`,
    )
    lines.push(`${'  '.repeat(depth)}${node.text} → ${result} {${used.join(' ')}}`)
    for (const part of node.parts) tell(part, depth + 1)
  }
  tell(explain(parsed.expression, facts, { source: text }), 0)
  return lines
}

test('of a false and only the false parts, of a true or only the true ones', () => {
  assert.deepEqual(
    outline('世帯.所得 < 100 and 子の数 > 0 and 住所 = "市内"', {
      世帯: { 所得: 200 },
      子の数: 1,
      住所: '市外',
    }),
    [
      '世帯.所得 < 100 and 子の数 > 0 and 住所 = "市内" → false {世帯.所得=200}',
      '  世帯.所得 < 100 → false {世帯.所得=200}',
      '  住所 = "市内" → false {住所="市外"}',
    ],
  )
  assert.deepEqual(outline('(甲 or 乙) and 丙', { 甲: false, 乙: true, 丙: true }), [
    '(甲 or 乙) and 丙 → true {丙=true 乙=true 甲=false}',
    '  甲 or 乙 → true {乙=true 甲=false}',
    '    乙 → true {乙=true}',
    '  丙 → true {丙=true}',
  ])
})

test('of an unknown only what is unknown', () => {
  assert.deepEqual(outline('甲 and 乙 > 1 and 丙 > 1', { 甲: true, 乙: 5 }), [
    '甲 and 乙 > 1 and 丙 > 1 → ? {丙? 乙=5 甲=true}',
    '  丙 > 1 → ? {丙?}',
  ])
})

test('an if tells its condition and the branch taken', () => {
  assert.deepEqual(outline('if 甲 > 1 then 乙 * 2 else 丙', { 甲: 2, 乙: 3 }), [
    'if 甲 > 1 then 乙 * 2 else 丙 → 6 {乙=3 甲=2}',
    '  甲 > 1 → true {甲=2}',
    '  乙 * 2 → 6 {乙=3}',
  ])
})

test('a comparison tells the operands that had to be computed', () => {
  const born = { feel: 'date' as const, year: 2008, month: 4, day: 2 }
  const lines = outline('年齢(子.生年月日, @"2026-04-01") >= 18', { 子: { 生年月日: born } })
  assert.equal(lines.length, 2)
  assert.match(lines[1] ?? '', /^ {2}年齢\(子.生年月日, @"2026-04-01"\) → 18 \{子.生年月日=/)
})

test('some and every tell the items that decided', () => {
  const facts = { 子: [{ 年齢: 2 }, {}, { 年齢: 9 }] }
  assert.deepEqual(outline('some x in 子 satisfies x.年齢 < 3', facts).slice(1), [
    '  x.年齢 < 3 → true {子.年齢=2}',
  ])
  assert.deepEqual(outline('every x in 子 satisfies x.年齢 < 3', facts).slice(1), [
    '  x.年齢 < 3 → false {子.年齢=9}',
  ])
  assert.deepEqual(outline('some x in 子 satisfies x.年齢 > 10', facts).slice(1), [
    '  x.年齢 > 10 → ? {子.年齢?}',
  ])
})

test('not, null and limits', () => {
  assert.deepEqual(outline('not(甲 and 乙)', { 甲: true, 乙: false }), [
    'not(甲 and 乙) → true {乙=false 甲=true}',
    '  甲 and 乙 → false {乙=false 甲=true}',
    '    乙 → false {乙=false}',
  ])
  assert.deepEqual(outline('甲 and 乙', { 甲: true, 乙: null }).slice(1), ['  乙 → null {乙=null}'])
  assert.deepEqual(outline('for x in 1..9999999 return x', {}), ['for x in 1..9999999 return x → ✗ {}'])
})
