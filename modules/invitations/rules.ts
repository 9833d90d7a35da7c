import { type Day, tokyoDay } from '#language/values/date.ts'

/** Wrong second factors before a link is locked, over its whole life. 8,000 birth dates are worth guessing at. */
export const mostWrong = 5

/** How long a browser may work after the second factor, in minutes. What is written is kept; the link opens again. */
export const openMinutes = 120

/** How long somebody who has applied can look again by the same link, in days. */
const sentDays = 365

export type LinkState = 'open' | 'sent' | 'locked' | 'expired'

/** Where a link stands. It is good until the end of the day it is to be answered by; for longer once it was used. */
export function linkState(
  row: { locked_at: Date | null; expires_at: Date | null; submitted_at: Date | null },
  now: Date,
): LinkState {
  if (row.locked_at) return 'locked'
  if (row.submitted_at) {
    return now.getTime() - row.submitted_at.getTime() < sentDays * 86_400_000 ? 'sent' : 'expired'
  }
  return row.expires_at && row.expires_at > now ? 'open' : 'expired'
}

/** The instant after the last moment of a day in Japan. */
export function endOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00+09:00`) + 86_400_000)
}

/** Whether a campaign may still be answered by that day. */
export function isAhead(day: Day, now: Date): boolean {
  return day > tokyoDay(now)
}

/**
 * A name as it may show on a screen somebody looks over: the first character of each part. 山田　花子 → 山○　花○. Of a
 * part of one character nothing is left.
 */
export function maskedName(name: string): string {
  return name
    .split(/[\s\u3000]+/)
    .filter(part => part !== '')
    .map(part => {
      const [first = '', ...rest] = part
      return rest.length === 0 ? '○' : first + '○'.repeat(rest.length)
    })
    .join('　')
}
