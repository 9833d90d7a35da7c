import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './check.ts'
import { parse } from './parse.ts'
import type { Scope, Type } from './types.ts'

const scope: Scope = {
  世帯: { context: { 所得: 'number', 住所: 'string' } },
  子: { list: { context: { 名: 'string', 年齢: 'number', 生年月日: 'date' } } },
  所得制限額: 'number',
  基準日: 'date',
  転入: 'boolean',
  不明: 'any',
}

function checked(text: string): { type: Type; problems: string[]; messages: string } {
  const parsed = parse(text)
  assert(parsed.ok, text)
  const { type, problems } = check(parsed.expression, scope)
  return {
    type,
    problems: problems.map(({ code, at, to }) => `${code} ${text.slice(at, to)}`),
    messages: problems.map(problem => problem.message).join(''),
  }
}

test('types of sound expressions, without a word of complaint', () => {
  const rows: [string, Type][] = [
    ['世帯.所得 < 所得制限額', 'boolean'],
    ['世帯.所得 * 0.1 + 1', 'number'],
    ['子.年齢', { list: 'number' }],
    ['子[年齢 < 3].名', { list: 'string' }],
    ['子[1].名', 'string'],
    ['max(子.年齢)', 'number'],
    ['count(子[item.年齢 < 3]) >= 1', 'boolean'],
    ['some x in 子 satisfies x.年齢 < 3 and 転入', 'boolean'],
    ['for x in 子 return x.生年月日', { list: 'date' }],
    ['年齢(子[1].生年月日, 基準日)', 'number'],
    ['基準日 + @"P1M"', 'date'],
    ['基準日 - @"2026-04-01"', 'days and time duration'],
    ['基準日.year', 'number'],
    ['if 転入 then 1 else null', 'number'],
    ['if 転入 then 1 else "a"', 'any'],
    ['世帯.所得 in [1..所得制限額]', 'boolean'],
    ['世帯.所得 in (< 5, 10)', 'boolean'],
    ['世帯.住所 in ["甲", "乙"]', 'boolean'],
    ['{a: 世帯.所得, b: a + 1}', { context: { a: 'number', b: 'number' } }],
    ['sort(子, function(x, y) x.年齢 < y.年齢)[1].名', 'string'],
    ['[1, 2, null]', { list: 'number' }],
    ['世帯.所得 = null', 'boolean'],
    ['不明 + 1', 'number'],
    ['不明.何か < 3', 'boolean'],
    ['date("2026-04-01") < 基準日', 'boolean'],
    ['世帯.所得 > 1 and 世帯.所得 <= 5', 'boolean'],
  ]
  for (const [text, type] of rows) {
    assert.deepEqual(checked(text).problems, [], text)
    assert.deepEqual(checked(text).type, type, text)
  }
})

test('what is wrong, and where', () => {
  const rows: [string, string[], RegExp?][] = [
    ['世帯.所特 < 1', ['unknown-name 所特'], /「所得」のことですか/],
    ['所得制限 < 1', ['unknown-name 所得制限'], /「所得制限額」のことですか/],
    ['基準日.years', ['unknown-name years'], /「year」のことですか/],
    ['世帯.所得 < "1"', ['operand-type 世帯.所得 < "1"'], /数値と文字列/],
    ['子.年齢 < 18', ['operand-type 子.年齢 < 18']],
    ['世帯.所得 + 世帯.住所', ['operand-type 世帯.所得 + 世帯.住所']],
    ['基準日 + 1', ['operand-type 基準日 + 1'], /日付と数値/],
    ['-世帯.住所', ['operand-type -世帯.住所']],
    ['世帯.所得 and 転入', ['condition-type 世帯.所得']],
    ['if 世帯.所得 then 1 else 2', ['condition-type 世帯.所得']],
    ['子[名]', ['condition-type 名']],
    ['some x in 子 satisfies x.年齢', ['condition-type x.年齢']],
    ['年令(基準日, 基準日)', ['unknown-function 年令'], /「年齢」のことですか/],
    ['年齢(基準日)', ['argument-count 年齢(基準日)'], /年齢\(生年月日, 基準日\)/],
    ['年齢(生年月日: 基準日, 日: 基準日)', ['argument-name 年齢(生年月日: 基準日, 日: 基準日)']],
    ['年齢(基準日, 世帯.所得)', ['argument-type 世帯.所得'], /2番目/],
    ['世帯.所得(1)', ['not-a-function 世帯.所得']],
    ['世帯.所得 / 0', ['division-by-zero 世帯.所得 / 0']],
    ['date("2026-02-30")', ['bad-temporal "2026-02-30"']],
    ['matches(世帯.住所, "(a+)+")', ['bad-pattern "(a+)+"']],
    ['if true then 1 else 2', ['constant-condition true', 'unreachable 2']],
    ['転入 and 1 < 2', ['constant-condition 1 < 2']],
    ['世帯.所得 = 世帯.所得 or 転入', ['constant-condition 世帯.所得 = 世帯.所得']],
    ['世帯.所得 > 10 and 世帯.所得 < 5', ['constant-condition 世帯.所得 < 5'], /両立しません/],
    [
      '基準日 >= @"2026-04-01" and 基準日 < date("2026-04-01")',
      ['constant-condition 基準日 < date("2026-04-01")'],
    ],
    ['転入 or 転入', ['constant-condition 転入']],
    ['if 転入 then 1 else if 転入 then 2 else 3', ['unreachable 2']],
    ['世帯.所得 in ("a", 1)', ['operand-type "a"']],
    ['世帯.所得 in < "a"', ['operand-type < "a"']],
    ['1 instance of 数', ['unknown-type 1 instance of 数']],
  ]
  for (const [text, problems, message] of rows) {
    const result = checked(text)
    assert.deepEqual(result.problems, problems, text)
    if (message) assert.match(result.messages, message, text)
  }
})
