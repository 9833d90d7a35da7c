import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The IP address a request comes from; null where there is none (a request handed over without a connection). Behind
 * proxies, each adds whom it heard from at the end of X-Forwarded-For: the entry as far from the end as there are
 * trusted proxies is the caller, and what stands before it anybody may have written.
 */
export function addressOf(c: Context, trustedProxies: number): string | null {
  const heard = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  const forwarded = trustedProxies > 0 ? heard.at(-trustedProxies) : undefined
  return forwarded || connection(c)
}

function connection(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null
  }
}
