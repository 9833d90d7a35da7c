import type { Planned } from './planned.ts'
import type { Plot } from './plot.ts'

/** A named family's own story: how and when the application went, and every use. */
export interface Scene {
  kind: Plot['kind']
  daysAgo: number
  uses: Planned[]
}

/**
 * The personas, and the people the facilities and offices meet today. By household; the uses of others follow by
 * chance.
 */
export const scenes: Record<string, Scene> = {
  // 佐藤 美咲: two of seven uses left, one booked for next week, one survey unanswered.
  H0001: {
    kind: 'clean',
    daysAgo: 48,
    uses: [
      { facility: 3, type: 'day', days: -40, bookedDaysBefore: 5, answeredAfter: 1 },
      { facility: 1, type: 'visit', days: -30, bookedDaysBefore: 6, answeredAfter: 2 },
      { facility: 2, type: 'stay', days: -18, bookedDaysBefore: 8, answeredAfter: 1 },
      { facility: 1, type: 'day', days: -6, bookedDaysBefore: 7 },
      { facility: 1, type: 'day', days: 7, bookedDaysBefore: 9 },
    ],
  },
  // 髙橋 彩香: twins, twice the uses.
  H0002: {
    kind: 'clean',
    daysAgo: 74,
    uses: [
      { facility: 2, type: 'stay', days: -60, bookedDaysBefore: 6, answeredAfter: 1 },
      { facility: 4, type: 'visit', days: -41, bookedDaysBefore: 4, answeredAfter: 3 },
      { facility: 1, type: 'day', days: -20, bookedDaysBefore: 6, answeredAfter: 1 },
      { facility: 2, type: 'stay', days: 5, bookedDaysBefore: 12 },
    ],
  },
  // 田中 芽衣: protected address, decided by a person.
  H0004: {
    kind: 'unclear',
    daysAgo: 62,
    uses: [
      { facility: 3, type: 'day', days: -34, bookedDaysBefore: 7, answeredAfter: 1 },
      { facility: 3, type: 'day', days: 6, bookedDaysBefore: 9 },
    ],
  },
  // At ひだまり today and yesterday: from both towns; yesterday's report is not written.
  H0006: {
    kind: 'clean',
    daysAgo: 41,
    uses: [
      { facility: 1, type: 'day', days: -12, bookedDaysBefore: 6, answeredAfter: 1 },
      { facility: 1, type: 'day', days: 0, bookedDaysBefore: 6, report: 'unwritten' },
    ],
  },
  H0018: {
    kind: 'clean',
    daysAgo: 64,
    uses: [
      { facility: 1, type: 'day', days: -26, bookedDaysBefore: 5, answeredAfter: 2 },
      { facility: 1, type: 'day', days: 0, bookedDaysBefore: 8, report: 'unwritten' },
    ],
  },
  H0016: {
    kind: 'clean',
    daysAgo: 101,
    uses: [
      { facility: 1, type: 'day', days: -72, bookedDaysBefore: 6, answeredAfter: 1 },
      { facility: 1, type: 'day', days: -1, bookedDaysBefore: 5, report: 'unwritten' },
    ],
  },
  // Last month the midwife wrote down another amount than was due: the statement of ひだまり shows it.
  H0011: {
    kind: 'clean',
    daysAgo: 201,
    uses: [
      { facility: 1, type: 'day', days: -150, bookedDaysBefore: 9, answeredAfter: 2 },
      { facility: 1, type: 'day', days: 'last-month', bookedDaysBefore: 8, report: 'slip' },
    ],
  },
  // 南野 遥: approved in the system, the month's formal decision is still to come.
  M0001: {
    kind: 'clean',
    daysAgo: 6,
    uses: [{ facility: 1, type: 'day', days: 9, bookedDaysBefore: 12 }],
  },
  M0003: {
    kind: 'clean',
    daysAgo: 38,
    uses: [
      { facility: 5, type: 'day', days: -15, bookedDaysBefore: 8, answeredAfter: 1 },
      { facility: 1, type: 'day', days: 0, bookedDaysBefore: 9, report: 'unwritten' },
    ],
  },
}
