import type { Context } from 'hono'
import type { From } from '#modules/accounts/attempt/write.ts'
import { addressOf } from '#platform/http/address.ts'

/** From where a request comes, for slowing guesses down. */
export function fromOf(c: Context, trustedProxies: number, requestId: string): From {
  return {
    address: addressOf(c, trustedProxies),
    userAgent: c.req.header('user-agent') ?? null,
    requestId,
  }
}
