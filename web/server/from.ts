import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { From } from '#modules/accounts/attempt/write.ts'

/**
 * From where a request comes. Behind proxies, each adds whom it heard from at the end of X-Forwarded-For: the entry as
 * far from the end as there are trusted proxies is the caller, and what stands before it anybody may have written.
 */
export function fromOf(c: Context, trustedProxies: number, requestId: string): From {
  const heard = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  const forwarded = trustedProxies > 0 ? heard.at(-trustedProxies) : undefined
  return {
    address: forwarded || connection(c),
    userAgent: c.req.header('user-agent') ?? null,
    requestId,
  }
}

/** Requests that tests hand over directly have no connection. */
function connection(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null
  }
}
