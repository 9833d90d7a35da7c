import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dateFromDayNumber, dayNumber } from '../calendar.ts'
import { evaluate } from '../evaluate.ts'
import { parse } from '../parse.ts'
import { dateOf } from '../temporal.ts'
import { textOf } from './conversion.ts'
import { ageOn, attainmentDay, firstFiscalYearEndFromAge } from './japan.ts'

const value = (text: string) => {
  const parsed = parse(text)
  assert(parsed.ok, text)
  const outcome = evaluate(parsed.expression, {})
  return outcome.kind === 'value' ? textOf(outcome.value) : outcome.kind
}

test('functions of Japanese law', () => {
  const rows: [string, string][] = [
    ['年齢(@"2008-04-02", @"2026-04-01")', '18'],
    ['年齢(@"2008-04-02", @"2026-03-31")', '17'],
    ['年齢(@"2026-04-01", @"2026-04-01")', '0'],
    ['年齢(@"2026-04-02", @"2026-04-01")', 'null'],
    ['年齢(@"2024-02-29", @"2025-02-27")', '0'],
    ['年齢(@"2024-02-29", @"2025-02-28")', '1'],
    ['年齢(@"2024-02-29", @"2028-02-28")', '4'],
    ['年齢(生年月日: @"2020-01-01", 基準日: @"2025-12-31")', '6'],
    ['age on(birth date: @"2008-04-02", day: @"2026-04-01")', '18'],
    ['年度(@"2026-03-31")', '2025'],
    ['年度(@"2026-04-01")', '2026'],
    ['年度末(@"2026-04-01")', '2027-03-31'],
    ['年度末(@"2026-03-31")', '2026-03-31'],
    ['月末(@"2024-02-10")', '2024-02-29'],
    ['満年齢到達日(@"2008-04-02", 18)', '2026-04-01'],
    // Born April 1: 18 is reached on March 31, which is the first March 31 from then on.
    ['満年齢到達後最初の年度末(@"2008-04-01", 18)', '2026-03-31'],
    ['満年齢到達後最初の年度末(@"2008-04-02", 18)', '2027-03-31'],
    ['妊娠週数(@"2026-10-08", @"2026-10-08")', '40'],
    ['妊娠週数(@"2026-10-08", @"2026-10-07")', '39'],
    ['妊娠週数(@"2026-10-08", @"2026-01-01")', '0'],
    ['妊娠週数(@"2026-10-08", @"2025-12-31")', 'null'],
    ['月齢(@"2026-01-31", @"2026-02-28")', '1'],
    ['月齢(@"2026-01-15", @"2026-04-13")', '2'],
    ['月齢(@"2026-01-15", @"2026-04-14")', '3'],
    ['fiscal year("2026-04-01")', 'null'],
  ]
  for (const [text, expected] of rows) assert.equal(value(text), expected, text)
})

const days = fc.integer({ min: dayNumber(dateOf('1900-01-01')), max: dayNumber(dateOf('2100-12-31')) })

test('an age is reached on its attainment day and not the day before', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 100 }), (born, years) => {
      const birth = dateFromDayNumber(born)
      const day = attainmentDay(birth, years)
      assert.equal(ageOn(birth, day), years)
      assert.equal(ageOn(birth, addDays(day, -1)), years - 1)
      const end = firstFiscalYearEndFromAge(birth, years)
      const wait = dayNumber(end) - dayNumber(day)
      assert(end.month === 3 && end.day === 31 && wait >= 0 && wait < 366)
    }),
  )
})
