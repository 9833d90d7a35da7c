import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Expression } from './ast.ts'
import { factsOf } from './facts.ts'
import { parse, parseUnaryTests } from './parse.ts'
import { toText } from './text.ts'
import type { Scope } from './types.ts'

function expression(text: string, names?: string[]): Expression {
  const parsed = parse(text, names)
  assert(parsed.ok, `${text}: ${parsed.ok ? '' : parsed.problems[0]?.message}`)
  return parsed.expression
}

test('Japanese names, with spaces, symbols and characters beyond the basic plane', () => {
  const rows: [string, string[]][] = [
    ['世帯.所得 < 所得制限額 and 子.年齢 < 18', ['世帯.所得', '子.年齢', '所得制限額']],
    ['第3子以降の数 > 0', ['第3子以降の数']],
    ['𠮷野.年齢 + ー年', ['ー年', '𠮷野.年齢']],
    ['世帯 主.前年 所得', ['世帯 主.前年 所得']],
  ]
  for (const [text, facts] of rows) assert.deepEqual(factsOf(expression(text)), facts, text)
  const names = ['所得-控除', '世帯.所得 + 控除', '所得(合計)', '所得（合計）', 'もし if 転入']
  assert.deepEqual(factsOf(expression('所得-控除 + 1', names)), ['所得-控除'])
  assert.deepEqual(factsOf(expression('世帯.所得 + 控除 > 1', names)), ['世帯.所得 + 控除'])
  assert.deepEqual(factsOf(expression('所得（合計） > 1', names)), ['所得（合計）'])
  assert.deepEqual(factsOf(expression('所得-控除')), ['所得', '控除'])
})

test('a text beyond all reason is refused', () => {
  for (const text of [`${'-('.repeat(20_000)}1`, '1+'.repeat(20_000), 'a'.repeat(60_000)])
    assert(!parse(text).ok)
})

test('positions point into the source', () => {
  const text = '世帯.所得 < 100 and 子の数 > 0'
  const and = expression(text)
  assert(and.kind === 'and')
  assert.deepEqual(
    and.parts.map(part => text.slice(part.from, part.to)),
    ['世帯.所得 < 100', '子の数 > 0'],
  )
})

test('chains of and and or are flat, whatever the parentheses', () => {
  for (const text of ['a and b and c', 'a and (b and c)', '((a and b)) and c']) {
    const node = expression(text)
    assert(node.kind === 'and')
    assert.equal(node.parts.length, 3)
  }
})

test('in binds as tightly as a comparison', () => {
  const rows: [string, string][] = [
    ['x in [1..20] and y', '(x in [1..20]) and y'],
    ['x in A and B or C', '((x in A) and B) or C'],
    ['p and x in A or B', '(p and (x in A)) or B'],
    ['p or x in A and B', 'p or ((x in A) and B)'],
    ['x in > 5 and x in < 9 or y', '((x in > 5) and (x in < 9)) or y'],
    ['x in (1, 2) and y', '(x in (1, 2)) and y'],
    ['x in A and y in B and z', '(x in A) and (y in B) and z'],
    ['x in (? > 1 and ? < 3)', 'x in (? > 1 and ? < 3)'],
    ['not(x in A and B)', 'not((x in A) and B)'],
  ]
  for (const [loose, strict] of rows) {
    assert.equal(toText(expression(loose)), toText(expression(strict)), loose)
  }
  const text = 'x in [1..20] and y'
  const node = expression(text)
  assert(node.kind === 'and')
  assert.deepEqual(
    node.parts.map(part => text.slice(part.from, part.to)),
    ['x in [1..20]', 'y'],
  )
})

test('problems are told in Japanese and where they are', () => {
  const rows: [string, string, string, string][] = [
    ['', 'empty', '', '空'],
    ['所得＜100', 'full-width-symbol', '＜', '全角の「＜」'],
    ['所得 ≦ 100', 'full-width-symbol', '≦', '全角|「≦」'],
    ['１００', 'full-width-symbol', '１００', '全角'],
    ['(所得 + 1', 'syntax', '(', '対応する「\\)」'],
    ['所得 + 1)', 'syntax', ')', '対応する「\\(」'],
    ['所得 +', 'syntax', '', '途中で終わって'],
    ['if a then', 'syntax', '', '途中で終わって'],
    ['所得 == 1', 'syntax', '= 1', '続けて書けません'],
    ['a && b', 'syntax', '&', 'and'],
    ['"abc', 'syntax', '"abc', '終わりの「"」'],
    ["'abc'", 'syntax', "'", '「"」で囲んで'],
    ['@"2026-02-30"', 'bad-temporal', '@"2026-02-30"', '読めません'],
    ['1e400', 'bad-number', '1e400', '大きすぎ'],
    ['{a: 1, a: 2}', 'duplicate-key', 'a: 2', '二度'],
    [`${'('.repeat(300)}1${')'.repeat(300)}`, 'too-deep', '(', '深すぎ'],
    ['1,2', 'syntax', ',', 'ここには書けません'],
  ]
  for (const [text, code, at, message] of rows) {
    const parsed = parse(text)
    assert(!parsed.ok, text)
    const [problem] = parsed.problems
    assert.equal(problem?.code, code, text)
    assert(text.slice(problem?.at, problem?.to).startsWith(at), `${text}: ${JSON.stringify(problem)}`)
    assert.match(problem?.message ?? '', new RegExp(message), text)
  }
})

test('facts read: locals, filters, functions and properties are told apart', () => {
  const scope: Scope = {
    子: { list: { context: { 年齢: 'number', 生年月日: 'date' } } },
    世帯: { context: { 所得: 'number' } },
    上限: 'number',
  }
  const rows: [string, string[], Scope?][] = [
    ['some x in 子 satisfies x.年齢 < 上限', ['上限', '子.年齢']],
    ['子[年齢 < 上限].名', ['子.上限', '子.名', '子.年齢']],
    ['子[年齢 < 上限]', ['上限', '子.年齢'], scope],
    ['子[item.年齢 < 3]', ['子.年齢']],
    ['子[1].生年月日.year', ['子.生年月日'], scope],
    ['生年月日.year', ['生年月日']],
    ['count(子) + 世帯.所得', ['世帯.所得', '子']],
    ['for x in 1..n return x + partial[-1]', ['n']],
    ['{a: 甲, b: a + 1}', ['甲']],
    ['(function(x) x + 甲)(乙)', ['乙', '甲']],
    ['甲 in (? > 1, 乙)', ['乙', '甲']],
    ['1 + 1', []],
  ]
  for (const [text, facts, types] of rows) assert.deepEqual(factsOf(expression(text), types), facts, text)
})

test('canonical text', () => {
  const rows: [string, string][] = [
    ['(a+b)*c', '(a + b) * c'],
    ['a+(b*c)', 'a + b * c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a or b) and c', '(a or b) and c'],
    ['x in (>5)', 'x in (> 5)'],
    ['x in >5', 'x in > 5'],
    ['x in (1,>5)', 'x in (1, > 5)'],
    ['-(1)', '-(1)'],
    ['-(-1)', '-(-1)'],
    ['(if a then b else c) + 1', '(if a then b else c) + 1'],
    ['for x in 1..3, y in xs return x+y', 'for x in 1..3, y in xs return x + y'],
    ['{"a b":1, "if":2}', '{a b: 1, "if": 2}'],
    ['"a\\"b\\n"', '"a\\"b\\n"'],
    ['(a = b) = c', '(a = b) = c'],
    ['x instance of list<context<a:number>>', 'x instance of list<context<a: number>>'],
    [']1..2[', '(1..2)'],
    ['f(a:1, b:2)', 'f(a: 1, b: 2)'],
    ['0.0000001', '0.0000001'],
  ]
  for (const [text, canonical] of rows) {
    assert.equal(toText(expression(text)), canonical)
    assert.equal(toText(expression(canonical)), canonical)
  }
})

test('unary tests', () => {
  for (const text of ['-', '> 3', 'not(1, 2)', '[1..3], > 5', '? > 3', '"a", "b"', '< date("2026-04-01")']) {
    const parsed = parseUnaryTests(text)
    assert(parsed.ok, text)
    assert(parsed.tests.tests.length > 0, text)
  }
  assert(!parseUnaryTests('> ').ok)
})
