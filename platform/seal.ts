import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Seals plain data into text that only this installation can read, and opens it again. */
export interface Seal {
  /** Base64url text, good until `until`. Undefined where it would be longer than the seal allows. */
  seal(value: unknown, until: Date): string | undefined
  /** What was sealed; undefined for anything tampered with, expired, too long, or sealed for another purpose. */
  open(token: string, now: Date): unknown
}

/** Makes seals by purpose: what is sealed for one opens for no other. Pages are handed this, never the secret. */
export type Seals = (purpose: string, longest?: number) => Seal

const version = 1
const ivBytes = 12
const tagBytes = 16
const headBytes = 1 + ivBytes
/** A cookie holds 4,096 bytes with its name and attributes. */
const usualLongest = 3600
const mostPlain = 64 * 1024

/**
 * AES-256-GCM (NIST SP 800-38D) over compressed JSON, under a key of its own for each purpose (HKDF, RFC 5869). The
 * moment it expires is sealed in with it. `secret` is what signs sessions (platform/env.ts).
 */
export function seals(secret: string): Seals {
  return (purpose, longest = usualLongest) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', `seal:${purpose}`, 32))
    return {
      seal: (value, until) => {
        const iv = randomBytes(ivBytes)
        const expiry = Buffer.alloc(6)
        expiry.writeUIntBE(Math.floor(until.getTime() / 1000), 0, 6)
        const plain = Buffer.concat([expiry, deflateRawSync(JSON.stringify(value), { level: 9 })])
        const cipher = createCipheriv('aes-256-gcm', key, iv)
        const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
        const token = Buffer.concat([Buffer.of(version), iv, sealed, cipher.getAuthTag()])
        const text = token.toString('base64url')
        return text.length > longest ? undefined : text
      },
      open: (token, now) => (token.length > longest ? undefined : opened(key, token, now)),
    }
  }
}

function opened(key: Buffer, token: string, now: Date): unknown {
  const bytes = Buffer.from(token, 'base64url')
  // Other spellings of the same bytes are refused, so that a token has one form.
  if (bytes.toString('base64url') !== token) return undefined
  if (bytes.length < headBytes + tagBytes || bytes[0] !== version) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, headBytes))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(headBytes, -tagBytes)), decipher.final()])
    if (plain.readUIntBE(0, 6) * 1000 <= now.getTime()) return undefined
    return JSON.parse(inflateRawSync(plain.subarray(6), { maxOutputLength: mostPlain }).toString('utf8'))
  } catch {
    // The tag does not fit: forged, cut, or of another installation. Nobody is told which.
    return undefined
  }
}
