import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MB and about a fifth of a second a try (OWASP Password Storage Cheat Sheet: N=2^15, r=8, p=3). */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const
const bytes = 32
export const shortest = 12
export const longest = 200

/** `scrypt$N$r$p$salt$hash`: what made it stands in it, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether it is the password. Without a stored one it takes as long and says no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, n, r, p, salt, hash] = stored?.split('$') ?? []
  const known = n && r && p && salt && hash
  const derived = await derive(
    password,
    known ? Buffer.from(salt, 'base64url') : Buffer.alloc(16),
    known ? { N: Number(n), r: Number(r), p: Number(p) } : cost,
  )
  const expected = known ? Buffer.from(hash, 'base64url') : Buffer.alloc(bytes)
  return Boolean(known) && expected.length === derived.length && timingSafeEqual(expected, derived)
}

/** Whether it was hashed with another cost than today's, so that it should be hashed anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`scrypt$${cost.N}$${cost.r}$${cost.p}$`)
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const N = options.N ?? cost.N
  const r = options.r ?? cost.r
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { ...options, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

export type Weakness = 'too-short' | 'too-long' | 'common' | 'about-you'

/**
 * Why a password would be guessed soon; null for a good one. Length counts, kinds of characters do not (NIST SP 800-63B
 * 5.1.1.2): at least 12 characters, not a common one, not a row or repetition, not made of the person's own name, address or
 * city.
 */
export function weakness(
  password: string,
  about: readonly (string | null | undefined)[] = [],
): Weakness | null {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < shortest) return 'too-short'
  if (length > longest) return 'too-long'
  const plain = text.toLowerCase()
  if (common.has(plain) || isRow(plain) || isRepetition(plain) || new Set(plain).size < 5) return 'common'
  let rest = plain.replace(/[\s._@!?#$%&*+=-]+|\d+$/g, '')
  for (const word of [...everybodysWords, ...about.flatMap(wordsOf)]) rest = rest.replaceAll(word, '')
  if (rest.length < 5)
    return about.flatMap(wordsOf).some(word => plain.includes(word)) ? 'about-you' : 'common'
  return null
}

function wordsOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length >= 3)
}

/** abcdefgh…, 12345678…, backwards too, and rows of the keyboard. */
function isRow(text: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
    'qwertyuiopasdfghjklzxcvbnm',
    '1qaz2wsx3edc4rfv5tgb',
  ]
  return rows.some(row => {
    const twice = row + row
    return twice.includes(text) || [...twice].reverse().join('').includes(text)
  })
}

function isRepetition(text: string): boolean {
  return [1, 2, 3, 4, 5, 6].some(n => text.length > n && text.slice(0, n).repeat(200).startsWith(text))
}

/** What a guesser tries first; together with digits they are no secret. */
const everybodysWords =
  'password passw0rd passwd pass welcome login admin administrator qwerty asdf zxcv letmein secret master dragon monkey iloveyou princess sunshine football baseball shadow himitsu sakura nippon japan tokyo arigatou konnichiwa aishiteru daisuki kosodate kodomo yakusho shiyakusho yakuba mannaka パスワード ひみつ'.split(
    ' ',
  )

const common = new Set(
  'correcthorsebatterystaple trustno1trustno1 thisisapassword changemechangeme iamtheadministrator qwertyuiop123 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i q1w2e3r4t5y6 abcd1234efgh 123456abcdef abc123abc123 a1b2c3d4e5f6 zaq12wsxcde3 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv'.split(
    ' ',
  ),
)
