import { createHash } from 'node:crypto'

/** How many tries within the last quarter of an hour are free before each further one has to wait. */
export const freeTries = {
  /** One account's password, by address. */
  password: 5,
  /** One account's six-digit or recovery codes. */
  code: 5,
  /** Mails with a link to one address. */
  mail: 3,
  /** Anything from one place of the net: a family or a library stands behind it, not a whole city. */
  place: 30,
  /** Anything from inside (a proxy, the office's own network), where one address stands for many people. */
  inside: 600,
} as const
export type Tries = keyof typeof freeTries

export const windowMs = 15 * 60_000
const firstWaitMs = 15_000

/**
 * Milliseconds still to wait before the next try: none for the free ones, then 15 s, doubling with each try up to the
 * whole window. `tries` are the earlier ones within the window, newest first.
 */
export function waitFor(tries: readonly Date[], free: number, now: Date): number {
  const [last] = tries
  if (!last || tries.length < free) return 0
  const wait = Math.min(windowMs, firstWaitMs * 2 ** (tries.length - free))
  return Math.max(0, last.getTime() + wait - now.getTime())
}

/** What is guessed at, hashed, so that the table tells nobody's address. */
export function attemptKey(kind: Tries, what: string): string {
  return createHash('sha256').update(`${kind} ${what}`).digest('base64url')
}

/** Loopback and private addresses (RFC 1918, 4193, 6598, 3927) name a network, not a person's connection. */
export function isInside(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return (
    /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(
      plain,
    ) || /^(?:::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(plain)
  )
}

/** IPv6 connections own a whole /64, so that is what is counted; IPv4 addresses as they are. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':')
  const filled =
    tail === undefined
      ? groups
      : [...groups, ...Array<string>(8).fill('0')].slice(0, 8 - tail.split(':').length)
  return filled
    .concat(tail?.split(':') ?? [])
    .slice(0, 4)
    .map(group => (group || '0').toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
