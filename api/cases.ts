import { createRoute, z } from '@hono/zod-openapi'
import { changedCases, type Place } from '#modules/cases/changes/read.ts'
import type { Api } from './router.ts'
import { invalid, json, Refusal, refusalBody, Text } from './schema.ts'

const Change = z
  .object({
    id: z.uuid(),
    number: z.string().openapi({ description: '受付番号' }),
    scheme: z.string(),
    channel: z.enum(['online', 'paper', 'phone']),
    receivedAt: z.iso.datetime(),
    changedAt: z.iso.datetime().openapi({ description: 'When it came into this state' }),
    state: z.object({
      id: z.string(),
      kind: z
        .string()
        .openapi({ description: 'open, waiting (for the applicant), granted, refused or closed' }),
      label: Text,
    }),
  })
  .openapi('CaseChange')

const Changes = z
  .object({
    cases: z.array(Change),
    next: z.string().nullable().openapi({ description: 'There are more: ask again with after = next' }),
    asOf: z.iso.datetime().openapi({ description: 'When next is null: changedSince of the next time' }),
  })
  .openapi('CaseChanges')

const Asked = z.object({
  changedSince: z.iso.datetime({ offset: true }).openapi({ example: '2026-04-01T00:00:00Z' }),
  after: z.string().optional().openapi({ description: 'next of the answer before' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

/** The cases of the municipality whose key is shown: numbers, states and times, nothing that anybody wrote. */
export function cases(app: Api): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of one municipality, issued by its 課長.',
  })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases',
      summary: 'Own cases whose state changed',
      security: [{ key: ['cases:read'] }],
      request: { query: Asked },
      responses: {
        200: json(Changes, 'In the order of their last change; a case may come again in the next answer'),
        401: json(Refusal, 'The key is missing, wrong, expired or revoked'),
        403: json(Refusal, 'The key is not for this'),
        ...invalid,
      },
    }),
    async c => {
      const { changedSince, after: cursor, limit } = c.req.valid('query')
      const after = cursor === undefined ? undefined : placeIn(cursor)
      if (after === null) {
        const issues = [{ path: 'after', message: 'next の値をそのまま指定してください' }]
        return c.json(refusalBody('invalid-input', { issues }), 422)
      }
      const since = new Date(changedSince)
      const found = await c.get('keyed')('cases:read', (ctx, municipality) =>
        changedCases(ctx, { municipality, since, after, limit }),
      )
      return c.json(
        {
          cases: found.cases.map(({ receivedAt, changedAt, state: { id, kind, label }, ...change }) => ({
            ...change,
            channel: change.channel as 'online',
            receivedAt: receivedAt.toISOString(),
            changedAt: changedAt.toISOString(),
            state: { id, kind, label },
          })),
          next: found.next && textOf(found.next),
          asOf: found.asOf.toISOString(),
        },
        200,
      )
    },
  )
}

/** A place as one word that callers hand back unread. */
const textOf = ({ at, case: id }: Place) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

function placeIn(text: string): Place | null {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  const time = new Date(at)
  const known = !Number.isNaN(time.getTime()) && z.uuid().safeParse(id).success
  return known ? { at: time, case: id } : null
}
