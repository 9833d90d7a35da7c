import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** Six digits, half a minute each (RFC 6238), as every authenticator app expects them. */
const period = 30
/** A clock may be off by one step. */
const window = 1

/** 160 random bits, base32: the length RFC 4226 asks for. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code holds: `otpauth://totp/…`. */
export function enrolmentUri(secret: string, email: string, issuer: string): string {
  return new TOTP({ secret, label: email, issuer, period }).toString()
}

/**
 * The time step a code belongs to, if it is right now and later than `lastStep` (a code is good once); null otherwise.
 */
export function stepOf(secret: string, code: string, lastStep: number | null, now: Date): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const delta = new TOTP({ secret, period }).validate({ token, timestamp, window })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / period) + delta
  return lastStep !== null && step <= lastStep ? null : step
}

// Without 0 O 1 I L: they are written on paper and typed from it.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const recoveryCodeCount = 10

/** Ten codes of 49 random bits each, XXXXX-XXXXX. */
export function newRecoveryCodes(): string[] {
  const letter = () => letters[randomInt(letters.length)] ?? ''
  const part = () => Array.from({ length: 5 }, letter).join('')
  return Array.from({ length: recoveryCodeCount }, () => `${part()}-${part()}`)
}

/** A typed recovery code as it was made; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null
}

/** Tied to the account, so that equal codes of two people do not look alike. */
export function hashRecoveryCode(account: string, code: string): string {
  return createHash('sha256').update(`${account} ${code}`).digest('base64url')
}

/** The typed key in groups of four. */
export function spell(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
