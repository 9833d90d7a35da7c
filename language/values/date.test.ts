import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  ageAt,
  dayOfReaching,
  daysBetween,
  fiscalYear,
  fiscalYearName,
  formatDate,
  formatInstant,
  isDay,
  monthsBetween,
  tokyoDay,
  tokyoInstant,
  tokyoTime,
} from './date.ts'
import { dateFromParts, parseDate } from './parse-date.ts'

const days = fc.integer({ min: 0, max: 119_000 }).map(count => addDays('1873-01-01', count))

test('dates are read as people and files write them', () => {
  const same = [
    '令和8年4月1日',
    'R8.4.1',
    'r8/4/1',
    '２０２６年４月１日',
    '2026-04-01',
    '2026/4/1',
    '20260401',
  ]
  for (const text of [
    ...same,
    '5080401',
    'Ｒ８．４．１',
    ' 令和 8年 4月 1日 ',
    '2026年4月1日（水）',
    '㋿8年4月1日',
  ]) {
    assert.deepEqual(parseDate(text), { ok: true, day: '2026-04-01' }, text)
  }
})

test('era boundaries', () => {
  const table = [
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['大正15年12月24日', '1926-12-24'],
    ['昭和元年12月25日', '1926-12-25'],
    ['明治45年7月29日', '1912-07-29'],
    ['大正元年7月30日', '1912-07-30'],
    ['3640107', '1989-01-07'],
  ] as const
  for (const [text, day] of table) {
    assert.deepEqual(parseDate(text), { ok: true, day }, text)
    if (text.includes('年')) assert.equal(formatDate(day, 'ja', 'era'), text)
  }
})

test('a day its era did not have is refused with the right one', () => {
  const table = [
    ['昭和64-01-08', '1989-01-08', '平成元年1月8日'],
    ['平成31-05-01', '2019-05-01', '令和元年5月1日'],
    ['H31.5.1', '2019-05-01', '令和元年5月1日'],
    ['令和元年4月30日', '2019-04-30', '平成31年4月30日'],
    ['平成38年1月1日', '2026-01-01', '令和8年1月1日'],
  ] as const
  for (const [text, meant, words] of table) {
    const parsed = parseDate(text)
    assert.ok(!parsed.ok, text)
    assert.equal(parsed.problem.code, 'wrong-era')
    assert.equal(parsed.problem.meant, meant)
    assert.match(parsed.problem.message.ja, new RegExp(words))
  }
})

test('boxes: the box to look at is named', () => {
  const part = (...parts: [string, string, string, string]) => {
    const parsed = dateFromParts(...parts)
    return parsed.ok ? parsed.day : `${parsed.problem.part}:${parsed.problem.code}`
  }
  assert.equal(part('令和', '元', '5', '1'), '2019-05-01')
  assert.equal(part('西暦', '２０２６', '４', '１'), '2026-04-01')
  assert.equal(part('西暦', '8', '4', '1'), 'year:out-of-range')
  assert.equal(part('西暦', '2026', '13', '1'), 'month:no-such-day')
  assert.equal(part('西暦', '2026', '2', '29'), 'day:no-such-day')
  assert.equal(part('令和', 'abc', '2', '9'), 'year:unreadable')
  assert.equal(part('平成', '0', '2', '9'), 'year:out-of-range')
  assert.equal(part('天平', '1', '2', '9'), 'era:unreadable')
  assert.equal(part('西暦', '1600', '2', '9'), 'year:out-of-range')
})

test('every day comes back from every way of writing it', () => {
  fc.assert(
    fc.property(days, day => {
      for (const style of ['era', 'western'] as const) {
        assert.deepEqual(parseDate(formatDate(day, 'ja', style)), { ok: true, day })
      }
      assert.equal(formatDate(day, 'ja-easy', 'both'), formatDate(day, 'ja', 'western'))
    }),
  )
})

test('eras agree with the calendar of the platform', () => {
  const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' })
  fc.assert(
    fc.property(days, day => {
      assert.equal(formatDate(day, 'ja', 'era'), calendar.format(new Date(`${day}T00:00:00Z`)))
    }),
  )
})

test('wording of a day', () => {
  assert.equal(formatDate('2026-04-01'), '令和8年4月1日（2026年4月1日）')
  assert.equal(formatDate('2026-04-01', 'en'), '1 April 2026')
  assert.equal(formatDate('2026-04-01', 'ja', 'weekday'), '4月1日（水）')
  assert.equal(formatDate('2026-04-01', 'en', 'weekday'), 'Wed 1 April')
  assert.equal(formatInstant(new Date('2026-04-01T00:05:00Z'), 'ja', 'western'), '2026年4月1日9時05分')
})

test('ages rise on the day before the birthday', () => {
  assert.equal(ageAt('2008-04-01', '2026-03-30'), 17)
  assert.equal(ageAt('2008-04-01', '2026-03-31'), 18)
  assert.equal(ageAt('2008-04-02', '2026-03-31'), 17)
  assert.equal(ageAt('2008-01-01', '2025-12-31'), 18)
  assert.equal(ageAt('2020-02-29', '2026-02-27'), 5)
  assert.equal(ageAt('2020-02-29', '2026-02-28'), 6)
  assert.equal(ageAt('2026-04-01', '2026-03-30'), -1)
  assert.equal(ageAt('2026-04-01', '2026-04-01'), 0)
  assert.equal(dayOfReaching('2008-04-02', 18), '2026-04-01')
})

test('an age is the number of days of reaching that have come', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 40_000 }), (birth, later) => {
      const on = addDays(birth, later)
      const age = ageAt(birth, on)
      assert.ok(dayOfReaching(birth, age) <= on)
      assert.ok(dayOfReaching(birth, age + 1) > on)
    }),
  )
})

test('adding days and months', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  assert.equal(addMonths('2026-01-15', -13), '2024-12-15')
  assert.equal(monthsBetween('2026-01-31', '2026-02-28'), 1)
  assert.equal(monthsBetween('2026-01-15', '2026-02-14'), 0)
  assert.throws(() => addDays('2026-02-30', 1))
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      assert.equal(daysBetween(day, addDays(day, count)), count)
    }),
  )
})

test('fiscal years', () => {
  assert.equal(fiscalYear('2026-03-31'), 2025)
  assert.equal(fiscalYear('2026-04-01'), 2026)
  assert.equal(fiscalYearName(2019), '令和元年度')
  assert.equal(fiscalYearName(2018), '平成30年度')
  assert.equal(fiscalYearName(1988), '昭和63年度')
  assert.equal(fiscalYearName(2026, 'ja-easy'), '2026年度')
})

test('Tokyo time', () => {
  assert.equal(tokyoInstant('2026-04-01', '16:00').toISOString(), '2026-04-01T07:00:00.000Z')
  assert.equal(tokyoInstant('2026-04-01', '24:00').toISOString(), '2026-04-01T15:00:00.000Z')
  assert.equal(tokyoDay(new Date('2026-03-31T15:00:00Z')), '2026-04-01')
  assert.equal(tokyoTime(new Date('2026-03-31T15:05:00Z')), '00:05')
  assert.throws(() => tokyoInstant('2026-04-01', '25:00'))
  assert.ok(isDay('2024-02-29') && !isDay('2026-02-29'))
})
