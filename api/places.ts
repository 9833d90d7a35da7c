import { createRoute, z } from '@hono/zod-openapi'
import { tokyoDay } from '#language/values/date.ts'
import { facilities, municipalities, municipality } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Api } from './router.ts'
import { City, json, notFound, Text } from './schema.ts'

const Municipality = z
  .object({
    code: z.string().openapi({ example: '139998' }),
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
  })
  .openapi('Municipality')

const Facility = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kana: z.string(),
    kind: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    phone: z.string(),
    about: Text.nullable(),
    types: z.array(z.string()).openapi({ description: 'ids of the types it provides under this scheme' }),
  })
  .openapi('Facility')

/** Municipalities and the facilities under contract. */
export function places(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/municipalities',
      summary: 'Municipalities of this installation',
      responses: { 200: json(z.array(Municipality), 'All of them, by code') },
    }),
    async c => {
      const all = await c.get('run')(municipalities)
      return c.json(
        all.map(m => ({ code: String(m.id).padStart(6, '0'), slug: m.slug, name: m.name, nameEn: m.nameEn })),
        200,
      )
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/municipalities/{city}/facilities',
      summary: 'Facilities under contract today',
      request: { params: z.object({ city: City }), query: z.object({ scheme: z.string().optional() }) },
      responses: { 200: json(z.array(Facility), 'By kana'), ...notFound },
    }),
    async c => {
      const { city } = c.req.valid('param')
      const { scheme } = c.req.valid('query')
      const found = await c.get('run')(async ctx => {
        const place = await municipality(ctx, city)
        if (!place) return refuse('not-found')
        return facilities(ctx, { municipality: place.id, scheme, on: tokyoDay(ctx.now) })
      })
      return c.json(
        found.map(({ contract, postalCode: _p, email: _e, autoAccept: _a, ...rest }) => ({
          ...rest,
          types: contract.types,
        })),
        200,
      )
    },
  )
}
