import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hashToken, newToken } from '#modules/accounts/session/rules.ts'

// Crockford's alphabet: no I, L, O or U, which people take for something else.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const typedLength = 16

/** The secrets of one letter. They are printed, and kept nowhere: only their hashes are. */
export interface Secrets {
  /** 256 bits, for the address in the QR code. */
  token: string
  /** 75 bits and a check character, in four groups of four, to be typed where the QR code cannot be read. */
  typed: string
  /** Six digits, where the letter's second factor is printed on it. */
  code: string
}

export function newSecrets(): Secrets {
  const bytes = randomBytes(typedLength - 1)
  const body = [...bytes].map(byte => alphabet[byte % 32]).join('')
  const typed = body + checkOf(body)
  return {
    token: newToken(),
    typed: typed.replace(/(.{4})(?=.)/g, '$1-'),
    code: String(randomInt(1_000_000)).padStart(6, '0'),
  }
}

export function hashesOf(secrets: Secrets, invitation: string) {
  return {
    token_hash: hashToken(secrets.token),
    typed_hash: hashTyped(secrets.typed),
    factor_hash: hashCode(secrets.code, invitation),
  }
}

/**
 * What somebody typed as the code of their letter, hashed; undefined where it cannot be one: slips are told apart from
 * guesses by the check character.
 */
export function readTyped(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== typedLength) return undefined
  const body = plain.slice(0, -1)
  return [...body].every(each => alphabet.includes(each)) && plain.at(-1) === checkOf(body)
    ? hashTyped(plain)
    : undefined
}

function hashTyped(typed: string): string {
  return createHash('sha256')
    .update(`typed ${typed.replaceAll('-', '')}`)
    .digest('base64url')
}

/** With the invitation in it, so that equal codes do not look equal. */
export function hashCode(code: string, invitation: string): string {
  const digits = code.normalize('NFKC').replace(/\D/g, '')
  return createHash('sha256').update(`code ${invitation} ${digits}`).digest('base64url')
}

/** Weighted by place, so that a slip in one character and two neighbours exchanged are noticed. */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, each, at) => total + alphabet.indexOf(each) * (2 * at + 1), 0)
  return alphabet[sum % 32] as string
}
