import { OpenAPIHono } from '@hono/zod-openapi'
import { refusalText } from '#modules/refusals.ts'
import { attempt } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { assess } from './assess.ts'
import { places } from './places.ts'
import type { Api, ApiVariables } from './router.ts'
import { schemes } from './schemes.ts'

/** A refusal on its way to the answer. */
class Answered extends Error {
  readonly status: number
  readonly body: unknown
  constructor(status: number, body: unknown) {
    super('answered')
    this.status = status
    this.body = body
  }
}

/** `/api/v1` for other systems, described by `/api/v1/openapi.json`. */
export function api(database: Database): Api {
  const app: Api = new OpenAPIHono<{ Variables: ApiVariables }>({
    defaultHook: (result, c) => {
      if (result.success) return
      const issues = result.error.issues.map(i => ({ path: i.path.join('.'), message: i.message }))
      return c.json({ code: 'invalid-input', issues }, 422)
    },
  })
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    c.set('run', async work => {
      const outcome = await attempt(database, { kind: 'visitor' }, work, { requestId: c.get('requestId') })
      if (outcome.ok) return outcome.value
      const { code, status } = outcome.refused
      throw new Answered(status, { code, message: refusalText(outcome.refused) })
    })
    await next()
    c.header('x-request-id', c.get('requestId'))
  })
  app.onError((error, c) => {
    if (error instanceof Answered) {
      return c.newResponse(JSON.stringify(error.body), error.status as 404, {
        'content-type': 'application/json',
      })
    }
    log.error({ requestId: c.get('requestId'), err: error }, 'api request failed')
    return c.json({ code: 'unexpected', requestId: c.get('requestId') }, 500)
  })
  places(app)
  schemes(app)
  assess(app)
  app.doc('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Mannaka',
      version: 'v1',
      description: 'Public data of the municipalities on this installation.',
    },
    servers: [{ url: '/api/v1' }],
  })
  return app
}
