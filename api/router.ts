import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from '#platform/context.ts'

export type ApiVariables = {
  /** One transaction as a visitor: what is public is all there is without a key. */
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  requestId: string
}
export type Api = OpenAPIHono<{ Variables: ApiVariables }>
