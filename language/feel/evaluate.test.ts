import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate, type Facts } from './evaluate.ts'
import { textOf } from './functions/conversion.ts'
import { parse } from './parse.ts'
import { dateOf } from './temporal.ts'
import type { FeelDateTime } from './values.ts'

const now: FeelDateTime = {
  feel: 'date and time',
  year: 2026,
  month: 4,
  day: 1,
  hour: 9,
  minute: 30,
  second: 0,
  zone: null,
}

/** The value as FEEL text, `? 世帯.所得` for what is unknown, `✗` for not applicable. */
function result(text: string, facts: Facts = {}): string {
  const parsed = parse(text)
  if (!parsed.ok) return `${text}: ${parsed.problems[0]?.message}`
  const outcome = evaluate(parsed.expression, facts, { now })
  if (outcome.kind === 'value') return textOf(outcome.value, true)
  return outcome.kind === 'unknown' ? `? ${outcome.missing.join(' ')}` : '✗'
}

function table(name: string, rows: [string, string][], facts: Facts = {}): void {
  test(name, () => {
    for (const [text, expected] of rows) assert.equal(result(text, facts), expected, text)
  })
}

table('arithmetic is decimal', [
  ['0.1 + 0.2', '0.3'],
  ['1.1 * 3', '3.3'],
  ['1 - 0.9', '0.1'],
  ['(1120000 - 690000) * 0.0264029', '11353.247'],
  ['10 / 4', '2.5'],
  ['1 / 3 * 3 = 1', 'false'],
  ['round half up(1 / 3 * 3, 10)', '1'],
  ['1 / 0', 'null'],
  ['2 ** 10', '1024'],
  ['1.1 ** 2', '1.21'],
  ['2 ** -1', '0.5'],
  ['-2 ** 2', '4'],
  ['2 ** 3 ** 2', '64'],
  ['7 - 2 - 1', '4'],
  ['-(1 + 2)', '-3'],
  ['9007199254740991 + 1', '9007199254740992'],
  ['1 + "a"', 'null'],
  ['1 + null', 'null'],
  ['true + 1', 'null'],
  ['"児童" + "手当"', '"児童手当"'],
  ['"a" - "a"', 'null'],
  ['-"a"', 'null'],
])

table('dates, times and durations', [
  ['@"2026-01-31" + @"P1M"', '@"2026-02-28"'],
  ['@"2024-02-29" + @"P1Y"', '@"2025-02-28"'],
  ['@"2026-03-31" - @"P1M"', '@"2026-02-28"'],
  ['@"2026-04-01" - @"2026-03-01"', '@"P31D"'],
  ['@"2026-04-01" + @"P1D"', '@"2026-04-02"'],
  ['@"P1D" + @"2026-04-01"', '@"2026-04-02"'],
  ['@"2026-04-01" + @"PT25H"', '@"2026-04-02"'],
  ['@"2026-04-01" - @"PT1H"', '@"2026-03-31"'],
  ['@"23:30:00" + @"PT1H"', '@"00:30:00"'],
  ['@"2026-04-01T23:30:00" + @"PT1H"', '@"2026-04-02T00:30:00"'],
  ['@"2026-04-01T00:00:00+09:00" = @"2026-03-31T15:00:00Z"', 'true'],
  ['@"2026-04-01T00:00:00@Asia/Tokyo" - @"2026-03-31T15:00:00Z"', '@"PT0S"'],
  ['@"2026-04-01T00:00:00" < @"2026-03-31T15:00:00Z"', 'null'],
  ['@"P1Y" + @"P2M"', '@"P1Y2M"'],
  ['@"P1Y" * 1.5', '@"P1Y6M"'],
  ['@"P1Y" / @"P1M"', '12'],
  ['@"P1D" * 2', '@"P2D"'],
  ['@"P3D" / 2', '@"P1DT12H"'],
  ['@"P1Y" + @"P1D"', 'null'],
  ['-@"P1D"', '@"-P1D"'],
  ['@"P1M" < @"P1Y"', 'true'],
  ['@"P31D" > @"P1M"', 'null'],
  ['date("2026-02-29")', 'null'],
  ['date(2024, 2, 29)', '@"2024-02-29"'],
  ['date(from: "2026-04-01").month', '4'],
  ['@"2026-04-01".weekday', '3'],
  ['@"P1Y2M".months', '2'],
  ['@"P1DT2H".hours', '2'],
  ['@"2026-04-01T10:00:00+09:00".time offset', '@"PT9H"'],
  ['@"2026-04-01T10:00:00@Asia/Tokyo".timezone', '"Asia/Tokyo"'],
  ['@"2026-04-01".hour', 'null'],
  ['years and months duration(@"2020-01-15", @"2021-03-14")', '@"P1Y1M"'],
  ['years and months duration(@"2021-03-14", @"2020-01-15")', '@"-P1Y1M"'],
  ['today()', '@"2026-04-01"'],
  ['now().hour', '9'],
  ['day of week(today())', '"Wednesday"'],
  ['week of year(@"2026-12-31")', '53'],
  ['day of year(@"2024-12-31")', '366'],
  ['month of year(today())', '"April"'],
  ['time("10:00:00") < time("10:00:01")', 'true'],
  ['date and time(@"2026-04-01", @"10:00:00")', '@"2026-04-01T10:00:00"'],
  ['time(10, 30, 0, @"PT9H")', '@"10:30:00+09:00"'],
  ['duration("P1YT1H")', 'null'],
])

table('comparison and equality', [
  ['1 = 1.0', 'true'],
  ['1 = "1"', 'null'],
  ['null = null', 'true'],
  ['1 != null', 'true'],
  ['null < 1', 'null'],
  ['"a" < "b"', 'true'],
  ['"a" < 1', 'null'],
  ['true < false', 'null'],
  ['[1, 2] = [1, 2]', 'true'],
  ['[1, 2] = [2, 1]', 'false'],
  ['[1] = ["1"]', 'false'],
  ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
  ['{a: 1} = {a: 1, b: 2}', 'false'],
  ['[1..5] = [1..5)', 'false'],
  ['5 between 1 and 5', 'true'],
  ['null between 1 and 5', 'null'],
])

table('in and ranges', [
  ['5 in [1..5)', 'false'],
  ['5 in (1..5]', 'true'],
  ['5 in ]1..5[', 'false'],
  ['5 in > 3', 'true'],
  ['5 in (< 3, > 4)', 'true'],
  ['5 in (1, 2)', 'false'],
  ['5 in [1, 5]', 'true'],
  ['5 in [[1..3], [4..6]]', 'true'],
  ['[1, 2] in [[1, 2]]', 'true'],
  ['null in [1..5]', 'null'],
  ['null in null', 'true'],
  ['@"2026-04-01" in [@"2026-03-01"..@"2026-04-30"]', 'true'],
  ['5 in (? > 3 and ? < 6)', 'true'],
  ['[1..5].end', '5'],
  ['(> 5).start included', 'false'],
])

table('logic', [
  ['true and null', 'null'],
  ['false and null', 'false'],
  ['true or null', 'true'],
  ['false or null', 'null'],
  ['"a" and true', 'null'],
  ['not(true)', 'false'],
  ['not(1)', 'null'],
  ['if null then 1 else 2', '2'],
  ['if 1 then 1 else 2', '2'],
  ['if 1 < 2 then "a" else 1 / 0', '"a"'],
])

table('lists, filters and iteration', [
  ['[1, 2, 3][2]', '2'],
  ['[1, 2, 3][-1]', '3'],
  ['[1, 2, 3][0]', 'null'],
  ['[1, 2, 3][4]', 'null'],
  ['[1, 2, 3][item > 1]', '[2, 3]'],
  ['[{item: 1}, {item: 2}][item >= 2]', '[{item: 2}]'],
  ['[{a: 1}, {b: 2}][a = 1]', '[{a: 1}]'],
  ['[{a: 1}, {b: 2}][a = null]', '[{b: 2}]'],
  ['[{年齢: 2}, {年齢: 5}][年齢 < 3]', '[{年齢: 2}]'],
  ['[{年齢: 2}, {年齢: 5}].年齢', '[2, 5]'],
  ['[{a: 1}, {b: 2}].a', '[1, null]'],
  ['1[item = 1]', '[1]'],
  ['[][1]', 'null'],
  ['[][item > 1]', '[]'],
  ['for x in [1, 2], y in [x, x * 10] return x + y', '[2, 11, 4, 22]'],
  ['for i in 3..1 return i', '[3, 2, 1]'],
  ['for i in [1..3) return i', '[1, 2]'],
  ['for d in @"2026-02-27"..@"2026-03-01" return d.day', '[27, 28, 1]'],
  ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
  ['some x in [1, 2] satisfies x > 1', 'true'],
  ['every x in [1, 2] satisfies x > 1', 'false'],
  ['some x in [] satisfies x', 'false'],
  ['every x in [] satisfies x', 'true'],
  ['some x in [1, 2], y in [2, 3] satisfies x = y', 'true'],
  ['{a: 1, b: a + 1}.b', '2'],
  ['{"第 1 子": 1}', '{第 1 子: 1}'],
  ['{f: function(x) x * 2, r: f(21)}.r', '42'],
  ['(function(x: number) x + 1)(1)', '2'],
  ['(function(x: number) x + 1)("a")', 'null'],
  ['{}.constructor', 'null'],
])

table('instance of', [
  ['1 instance of number', 'true'],
  ['null instance of number', 'false'],
  ['[1, "a"] instance of list<number>', 'false'],
  ['{a: 1} instance of context<a: number>', 'true'],
  ['@"P1Y" instance of years and months duration', 'true'],
  ['@"2026-04-01" instance of date and time', 'false'],
])

table('limits instead of endless work', [
  ['for x in 1..100001 return x', '✗'],
  ['for x in 1..3000, y in 1..3000 return x', '✗'],
  ['some x in 1..3000, y in 1..3000 satisfies x < 0', '✗'],
  ['(function(f) f(f))(function(f) f(f))', '✗'],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")', 'null'],
  ['for i in 0..40 return if i = 0 then [1] else concatenate(partial[-1], partial[-1])', '✗'],
  ['存在しない関数(1)', '✗'],
])

test('facts of any shape do no harm', () => {
  assert.equal(result('値', { 値: Number.NaN }), 'null')
  assert.equal(result('値', { 値: -0 }), '0')
  assert.equal(result('値.feel', { 値: { feel: 'happy' } }), '"happy"')
  assert.equal(result('値.constructor', { 値: {} }), '? 値.constructor')
  assert.equal(result('get entries(値)[1].key', { 値: JSON.parse('{"__proto__": 1}') }), '"__proto__"')
  assert.equal(result('toString'), '? toString')
  let deep: Facts = {}
  for (let i = 0; i < 20_000; i++) deep = { 次: deep }
  assert.equal(result('値 = 値', { 値: deep }), '✗')
})

test('today() without a clock is not applicable', () => {
  const parsed = parse('today()')
  assert(parsed.ok)
  assert.equal(evaluate(parsed.expression, {}).kind, 'not-applicable')
})

test('facts may hold dates that came through JSON', () => {
  const facts = JSON.parse(JSON.stringify({ 生年月日: dateOf('2008-04-02') }))
  assert.equal(result('生年月日.year', facts), '2008')
})
