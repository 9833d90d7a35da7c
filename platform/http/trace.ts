import type { MiddlewareHandler } from 'hono'
import { log } from '../log.ts'

/** What every request carries from the front door on. */
export interface Traced {
  /** Shown with an unexpected error, and written beside it in the log. */
  requestId: string
}

/**
 * The outermost step: gives the request its number, answers with it in `x-request-id`, and writes one line per request
 * at level debug: never what was asked after `?`, nor a secret in the path.
 */
export function traced(): MiddlewareHandler<{ Variables: Traced }> {
  return async (c, next) => {
    const requestId = crypto.randomUUID()
    const begun = performance.now()
    c.set('requestId', requestId)
    await next()
    c.header('x-request-id', requestId)
    if (!log.isLevelEnabled('debug')) return
    const bytes = c.res.headers.get('content-length')
    log.debug(
      {
        requestId,
        method: c.req.method,
        path: withoutSecrets(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - begun),
        ...(bytes ? { bytes: Number(bytes) } : {}),
      },
      'request',
    )
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids may be logged, one-time tokens may not: what is long and no UUID is left out. */
export function withoutSecrets(path: string): string {
  return path
    .split('/')
    .map(part => (part.length < 20 || uuid.test(part) ? part : '…'))
    .join('/')
}
