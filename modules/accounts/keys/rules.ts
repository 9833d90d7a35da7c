import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#platform/context.ts'

const shape = /^mannaka_(\d{6})_([A-Za-z0-9_-]{43})$/

/** A new key: `mannaka_`, the municipality's code, 256 random bits. The prefix lets leaked keys be searched for. */
export function newKey(municipality: number): string {
  return `mannaka_${String(municipality).padStart(6, '0')}_${randomBytes(32).toString('base64url')}`
}

/** What a shown key says of itself; undefined for what can be no key. */
export function readKey(shown: string): { municipality: number; hash: string } | undefined {
  const municipality = shape.exec(shown)?.[1]
  return municipality === undefined ? undefined : { municipality: Number(municipality), hash: hashKey(shown) }
}

/** The key itself is random enough that no salt or slowness is needed. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** 課長 and above answer for which systems are connected with their municipality. */
export function mayManageKeys(actor: Actor): actor is Extract<Actor, { kind: 'staff' }> {
  return actor.kind === 'staff' && (actor.rank === 'section-chief' || actor.rank === 'division-chief')
}
