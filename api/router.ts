import { OpenAPIHono } from '@hono/zod-openapi'
import type { Scope } from '#modules/accounts/keys/schema.ts'
import type { Context } from '#platform/context.ts'
import type { Traced } from '#platform/http/trace.ts'
import { refusalBody } from './schema.ts'

export type ApiVariables = Traced & {
  /** One transaction as a visitor: what is public is all there is without a key. */
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** One transaction as the system of the municipality whose key was shown, if it has the scope. */
  keyed<T>(scope: Scope, work: (ctx: Context, municipality: number) => Promise<T>): Promise<T>
}
export type Api = OpenAPIHono<{ Variables: ApiVariables }>

/** A router that answers bad input in the one shape of refusals. */
export function router(): Api {
  return new OpenAPIHono<{ Variables: ApiVariables }>({
    defaultHook: (result, c) => {
      if (result.success) return
      const issues = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      return c.json(refusalBody('invalid-input', { issues }), 422)
    },
  })
}
