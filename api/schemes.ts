import { createRoute, z } from '@hono/zod-openapi'
import { municipality } from '#modules/places/read.ts'
import { schemeOf, schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { Api } from './router.ts'
import { City, json, notFound, SchemeId, Text } from './schema.ts'

const Summary = z
  .object({ id: z.string(), version: z.number().int(), effectiveFrom: z.string(), name: Text, summary: Text })
  .openapi('SchemeSummary')

/** The municipality of an address, refused as not found where there is none. */
export async function cityOf(ctx: Context, city: string): Promise<number> {
  return (await municipality(ctx, city))?.id ?? refuse('not-found')
}

/** Schemes as a municipality runs them, whole: another system may read the rules it is bound by. */
export function schemes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/municipalities/{city}/schemes',
      summary: 'Schemes in effect today',
      request: { params: z.object({ city: City }) },
      responses: { 200: json(z.array(Summary), 'By id'), ...notFound },
    }),
    async c => {
      const { city } = c.req.valid('param')
      const all = await c.get('run')(async ctx => schemesOf(ctx, await cityOf(ctx, city)))
      return c.json(
        all.map(({ scheme, version, effectiveFrom }) => ({
          id: scheme.id,
          version,
          effectiveFrom,
          name: scheme.name,
          summary: scheme.summary,
        })),
        200,
      )
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/municipalities/{city}/schemes/{scheme}',
      summary: 'One scheme with its facts, parameters, form and rules',
      request: { params: z.object({ city: City, scheme: SchemeId }) },
      responses: { 200: json(z.looseObject({ id: z.string() }), 'The definition'), ...notFound },
    }),
    async c => {
      const { city, scheme } = c.req.valid('param')
      const found = await c.get('run')(async ctx => schemeOf(ctx, await cityOf(ctx, city), scheme))
      return c.json({ ...found.scheme, version: found.version, effectiveFrom: found.effectiveFrom }, 200)
    },
  )
}
