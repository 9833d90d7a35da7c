import { createHash, randomBytes } from 'node:crypto'

/** How long a session lives without being used, in hours. Staff tablets change hands; a phone does not. */
const idleHours = { resident: 24 * 14, staff: 10, facility: 12 } as const
export type AccountKind = keyof typeof idleHours

/** 256 random bits for the cookie; the database holds only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function expiryOf(kind: AccountKind, now: Date): Date {
  return new Date(now.getTime() + idleHours[kind] * 3_600_000)
}

/** Municipal and facility staff must show a second factor, or set one up first; residents' links and passkeys are enough. */
export function needsSecondFactor(account: { kind: string }): boolean {
  return account.kind !== 'resident'
}

/** What a browser says it runs on, in the makers' own names; empty where it does not say. */
export interface Device {
  system: string
  browser: string
}

/** Good enough to tell one's telephone from the office's computer; nothing is decided by it. */
export function deviceOf(userAgent: string): Device {
  const first = (pairs: readonly (readonly [RegExp, string])[]) =>
    pairs.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ''
  return {
    system: first([
      [/iPhone/, 'iPhone'],
      [/iPad/, 'iPad'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'Mac'],
      [/CrOS/, 'Chromebook'],
      [/Linux/, 'Linux'],
    ]),
    browser: first([
      [/Edg(?:e|A|iOS)?\//, 'Edge'],
      [/SamsungBrowser\//, 'Samsung Internet'],
      [/Line\//, 'LINE'],
      [/Firefox\/|FxiOS\//, 'Firefox'],
      [/Chrome\/|CriOS\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
  }
}
