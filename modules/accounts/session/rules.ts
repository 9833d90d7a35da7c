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
