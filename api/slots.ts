import { createRoute, z } from '@hono/zod-openapi'
import { addDays, daysBetween, tokyoDay } from '#language/values/date.ts'
import { freeSlots } from '#modules/bookings/slots/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Api } from './router.ts'
import { City, invalid, json, notFound, refusalBody, SchemeId } from './schema.ts'
import { cityOf } from './schemes.ts'

const longest = 62

const Slot = z
  .object({
    id: z.uuid(),
    facilityId: z.uuid(),
    type: z.string().openapi({ description: 'id of the type within the scheme' }),
    day: z.iso.date(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    free: z.number().int().openapi({ description: 'Places left' }),
    bookable: z.boolean().openapi({ description: 'Whether residents may still book it themselves' }),
  })
  .openapi('FreeSlot')

const Asked = z.object({
  type: z.string().optional().openapi({ description: 'Only this type', example: 'visit' }),
  facility: z.uuid().optional().openapi({ description: 'Only this facility' }),
  from: z.iso.date().optional().openapi({ description: 'Today if left out' }),
  to: z.iso
    .date()
    .optional()
    .openapi({ description: `Inclusive; 13 days after from if left out, at most ${longest} days` }),
})

/** Free places, for the city's own site and for those who help families to find one. */
export function slots(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/municipalities/{city}/schemes/{scheme}/slots',
      summary: 'Free places at the facilities under contract',
      request: { params: z.object({ city: City, scheme: SchemeId }), query: Asked },
      responses: { 200: json(z.array(Slot), 'Soonest first'), ...notFound, ...invalid },
    }),
    async c => {
      const { city, scheme } = c.req.valid('param')
      const { type, facility, from: first, to: last } = c.req.valid('query')
      const from = first ?? tokyoDay(new Date())
      const to = last ?? addDays(from, 13)
      const days = daysBetween(from, to)
      if (days < 0 || days >= longest) {
        const issues = [{ path: 'to', message: `from から ${longest} 日以内の日を指定してください` }]
        return c.json(refusalBody('invalid-input', { issues }), 422)
      }
      const found = await c.get('run')(async ctx => {
        const municipality = await cityOf(ctx, city)
        await schemeOf(ctx, municipality, scheme)
        return freeSlots(ctx, { municipality, scheme, type, facility, from, to })
      })
      return c.json(
        found.map(({ startsAt, endsAt, ...slot }) => ({
          ...slot,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
        200,
      )
    },
  )
}
