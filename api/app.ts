import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { holderOf } from '#modules/accounts/keys/read.ts'
import { touchKey } from '#modules/accounts/keys/write.ts'
import { refusalText } from '#modules/refusals.ts'
import { enter } from '#platform/context.ts'
import { type Database, isMalformed } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { Refused } from '#platform/refused.ts'
import { assess } from './assess.ts'
import { cases } from './cases.ts'
import { describeAll } from './document.ts'
import { frontPage } from './front-page.ts'
import { limited } from './limit.ts'
import { places } from './places.ts'
import { type Api, type ApiVariables, router } from './router.ts'
import { refusalBody } from './schema.ts'
import { schemes } from './schemes.ts'
import { slots } from './slots.ts'

export interface ApiOptions {
  database: Database
  /** Proxies in front of us; see platform/env.ts. */
  trustedProxies?: number
}

const largestBody = 256 * 1024

/**
 * `/api/v1` for other systems, described by `/api/v1/openapi.json`. Goes inside `traced()`. Browsers of other sites may
 * not read it: there are no CORS headers, because the callers are servers.
 */
export function api({ database, trustedProxies = 0 }: ApiOptions): Api {
  const app = router()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  )
  app.use(etag({ weak: true }))
  app.use(entrances(database))
  app.use(bodyLimit({ maxSize: largestBody, onError: c => c.json(refusalBody('too-large'), 413) }))
  const asking = limited({ perMinute: 600, burst: 300, trustedProxies })
  app.use('/schemes/:scheme/assess', asking)
  app.use('/assess', asking)
  app.onError((error, c) => {
    const requestId = c.get('requestId')
    if (error instanceof Refused) {
      const { code, status } = error
      if (status === 401) c.header('www-authenticate', 'Bearer')
      return c.json({ code, message: refusalText(error) }, status as 404)
    }
    if (isMalformed(error)) return c.json(refusalBody('not-found'), 404)
    if (error instanceof HTTPException && error.status < 500) {
      return c.json(refusalBody('invalid-input', { issues: [{ path: '', message: error.message }] }), 422)
    }
    log.error({ requestId, err: error }, 'api request failed')
    const message = { ja: 'うまくいきませんでした。', en: 'Something went wrong on our side.' }
    return c.json({ code: 'unexpected', message, requestId }, 500)
  })
  places(app)
  schemes(app)
  slots(app)
  assess(app)
  cases(app)
  describeAll(app)
  frontPage(app)
  app.all('*', c => c.json(refusalBody('not-found'), 404))
  return app
}

/** How a handler reaches the database: as anybody, or with a key. */
function entrances(database: Database): MiddlewareHandler<{ Variables: ApiVariables }> {
  return async (c, next) => {
    const requestId = c.get('requestId')
    c.header('cache-control', 'public, max-age=60')
    c.set('run', work => enter(database, { kind: 'visitor' }, work, { requestId }))
    c.set('keyed', async (scope, work) => {
      c.header('cache-control', 'private, no-store')
      const shown = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
      const holder = await holderOf(database, shown, scope)
      const { municipality } = holder
      const system = { kind: 'system', municipalityId: municipality, job: `api-key:${holder.id}` } as const
      return enter(
        database,
        system,
        async ctx => {
          await touchKey(ctx, holder)
          return work(ctx, municipality)
        },
        { requestId },
      )
    })
    await next()
    if (!c.res.ok) c.header('cache-control', 'no-store')
  }
}
