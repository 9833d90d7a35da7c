import { createRoute, z } from '@hono/zod-openapi'
import { documentsFor } from '#language/rules/documents.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import { tokyoDay } from '#language/values/date.ts'
import { assessCase } from '#modules/eligibility/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Api } from './router.ts'
import { City, invalid, json, notFound, Refusal, SchemeId, Text } from './schema.ts'
import { cityOf } from './schemes.ts'

const Question = z
  .object({
    on: z.iso
      .date()
      .optional()
      .openapi({ description: 'The day the rules are applied as of; today if left out' }),
    facts: z.record(z.string(), z.unknown()).openapi({
      description: 'By Japanese fact name. Left out = unknown, null = known to be empty; days as YYYY-MM-DD.',
      example: { 状況: 'birth', 出産日: '2026-09-01', 住民登録あり: true },
    }),
  })
  .openapi('AssessQuestion')

const Answer = z
  .object({
    outcome: z.enum(['eligible', 'not-eligible', 'unknown']),
    clauses: z.array(
      z.object({
        rule: z.string(),
        name: Text,
        outcome: z.enum(['holds', 'fails', 'unknown', 'silent']),
        consequence: z.enum(['refuse', 'return', 'caution']),
        reason: Text.optional(),
        clause: z.looseObject({ law: z.string() }),
      }),
    ),
    missing: z.array(z.string()).openapi({ description: 'Facts that could still change the outcome' }),
    documents: z.array(z.object({ id: z.string(), name: Text, needed: z.enum(['yes', 'unknown']) })),
  })
  .openapi('AssessAnswer', { description: 'An estimate (目安). The decision is a person’s.' })

/** The scheme's rules on somebody else's facts. Nothing is stored. */
export function assess(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/municipalities/{city}/schemes/{scheme}/assess',
      summary: 'What the rules say of these facts',
      request: {
        params: z.object({ city: City, scheme: SchemeId }),
        body: { required: true, content: { 'application/json': { schema: Question } } },
      },
      responses: {
        200: json(Answer, 'Outcome with its reasons'),
        ...notFound,
        ...invalid,
        429: json(Refusal, 'Too many questions from one address; see Retry-After'),
      },
    }),
    async c => {
      const { city, scheme: id } = c.req.valid('param')
      const { on, facts } = c.req.valid('json')
      const { scheme, day } = await c.get('run')(async ctx => ({
        scheme: (await schemeOf(ctx, await cityOf(ctx, city), id)).scheme,
        day: on ?? tokyoDay(ctx.now),
      }))
      const assessment = assessCase(scheme, factsFromPlain(scheme.facts, facts), day)
      return c.json(
        {
          outcome: assessment.outcome,
          clauses: assessment.clauses.map(({ rule, name, outcome, consequence, reason, clause }) => ({
            rule,
            name,
            outcome,
            consequence,
            ...(reason ? { reason } : {}),
            clause,
          })),
          missing: assessment.missing,
          documents: documentsFor(scheme, assessment.facts, day).map(({ document, needed }) => ({
            id: document.id,
            name: document.name,
            needed,
          })),
        },
        200,
      )
    },
  )
}
