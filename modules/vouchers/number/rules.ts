/**
 * 利用券番号: eleven random characters and a check character, read out and typed as `K7QM-3XWD-9PRT`. Letters that
 * are mistaken for figures or one another (0 O 1 I L) are not used. 31 is prime, so one wrong character, or two that
 * changed places, never passes the check. 54 random bits: nobody finds another's number by trying.
 */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const size = 12

/** A new number from at least 16 random bytes. */
export function newNumber(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('16 random bytes are needed')
  let left = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (let index = 1; index < size; index++) {
    text += alphabet.charAt(Number(left % 31n))
    left /= 31n
  }
  return grouped(text + checkCharacter(text))
}

/** The number somebody typed, or a camera read (the address in our QR code ends with it); undefined for no such number. */
export function readNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase()
  const last = plain.split('/').at(-1) ?? ''
  const bare = last.replace(/[\s\-‐‑–—−ー]/g, '')
  if (bare.length !== size || [...bare].some(each => !alphabet.includes(each))) return undefined
  return checkCharacter(bare.slice(0, -1)) === bare.at(-1) ? grouped(bare) : undefined
}

/** What the QR code holds: an address that says nothing to anybody who has not signed in. */
export function qrAddress(publicUrl: string, number: string): string {
  return `${publicUrl}/v/${number}`
}

// Weights 1 to 12 are all different and not 0 modulo 31; the check character makes the weighted sum 0.
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, each, index) => total + (index + 1) * alphabet.indexOf(each), 0)
  for (const each of alphabet) if ((sum + size * alphabet.indexOf(each)) % 31 === 0) return each
  throw new Error('unreachable: 12 has an inverse modulo 31')
}

function grouped(bare: string): string {
  return `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`
}
