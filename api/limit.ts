import type { MiddlewareHandler } from 'hono'
import { placeOf } from '#modules/accounts/attempt/rules.ts'
import { addressOf } from '#platform/http/address.ts'
import { refusalBody } from './schema.ts'

const mostPlaces = 10_000

/**
 * At most `burst` requests at once from one place of the net and `perMinute` in the long run; more are refused with
 * `Retry-After`. Counted in this process only: it keeps one caller from taking all of the processor, no more.
 */
export function limited(options: {
  perMinute: number
  burst: number
  trustedProxies: number
  now?: () => number
}): MiddlewareHandler {
  const { perMinute, burst, trustedProxies, now = Date.now } = options
  const places = new Map<string, { left: number; at: number }>()
  const perMs = perMinute / 60_000
  return async (c, next) => {
    const place = placeOf(addressOf(c, trustedProxies) ?? '')
    const at = now()
    const known = places.get(place)
    const left = known ? Math.min(burst, known.left + (at - known.at) * perMs) : burst
    // The place used longest ago comes first, and is the one to be forgotten.
    places.delete(place)
    places.set(place, { left: left < 1 ? left : left - 1, at })
    if (places.size > mostPlaces) places.delete(places.keys().next().value ?? '')
    if (left >= 1) return next()
    const seconds = Math.ceil((1 - left) / perMs / 1000)
    const body = refusalBody('too-many-attempts', {}, { minutes: Math.ceil(seconds / 60) })
    return c.json(body, 429, { 'retry-after': String(seconds) })
  }
}
