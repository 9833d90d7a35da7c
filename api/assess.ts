import { createRoute, z } from '@hono/zod-openapi'
import type { Assessment } from '#language/rules/assess.ts'
import { documentsFor } from '#language/rules/documents.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { assessCase } from '#modules/eligibility/rules.ts'
import { municipalities } from '#modules/places/read.ts'
import { schemeOf, schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { Api } from './router.ts'
import { invalid, json, notFound, Refusal, SchemeId, Text } from './schema.ts'
import { cityOf } from './schemes.ts'

const Question = z
  .object({
    municipality: z.string().optional().openapi({
      description: 'Address name of the municipality; left out: the one with the lowest code',
      example: 'mannaka',
    }),
    on: z.iso
      .date()
      .optional()
      .openapi({ description: 'The day the rules are applied as of; today if left out' }),
    facts: z.record(z.string(), z.unknown()).openapi({
      description:
        'By Japanese fact name, children and other lists as arrays of objects. Left out = unknown, null = known to be ' +
        'empty; days as YYYY-MM-DD.',
      example: { 住民登録あり: true, 子ども: [{ 生年月日: '2021-05-20', 同居: true, 監護: true }] },
    }),
  })
  .openapi('AssessQuestion')

const Source = z.looseObject({ law: z.string() })

const Answer = z
  .object({
    scheme: z.string(),
    version: z.number().int(),
    name: Text,
    on: z.iso.date(),
    outcome: z.enum(['eligible', 'not-eligible', 'unknown']),
    amounts: z
      .array(
        z.object({
          id: z.string(),
          name: Text,
          unit: z.string(),
          value: z.number().nullable().openapi({ description: 'null: nothing is due, or not known yet' }),
          missing: z.array(z.string()),
          clause: Source,
        }),
      )
      .openapi({ description: 'Whole yen a month or once, as `unit` says; empty where not eligible' }),
    recipients: z.object({ sure: z.array(z.number().int()), open: z.array(z.number().int()) }).openapi({
      description: 'Whom of the list it concerns, counted from 1; `open`: depends on facts missing',
    }),
    clauses: z.array(
      z.object({
        rule: z.string(),
        name: Text,
        outcome: z.enum(['holds', 'fails', 'unknown', 'silent']),
        consequence: z.enum(['refuse', 'return', 'caution']),
        missing: z.array(z.string()),
        reason: Text.optional(),
        clause: Source,
      }),
    ),
    missing: z.array(z.string()).openapi({ description: 'Facts that could still change the outcome' }),
    documents: z.array(z.object({ id: z.string(), name: Text, needed: z.enum(['yes', 'unknown']) })),
    unused: z.array(z.string()).openapi({ description: 'Facts given under names the scheme does not know' }),
  })
  .openapi('AssessAnswer', { description: 'An estimate (目安). The decision is a person’s.' })
type Answer = z.infer<typeof Answer>

const request = { body: { required: true, content: { 'application/json': { schema: Question } } } }
const refusals = {
  ...notFound,
  ...invalid,
  429: json(Refusal, 'Too many questions from one address; see Retry-After'),
}

/** The rules of one scheme, or of all, on somebody else's facts. Nothing is stored. */
export function assess(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/schemes/{scheme}/assess',
      summary: 'What one scheme’s rules say of these facts',
      request: { params: z.object({ scheme: SchemeId }), ...request },
      responses: { 200: json(Answer, 'Outcome, amounts and papers, with the reasons'), ...refusals },
    }),
    async c => {
      const asked = c.req.valid('json')
      const { scheme } = c.req.valid('param')
      const found = await c.get('run')(async ctx => ({
        ...(await schemeOf(ctx, await askedCity(ctx, asked.municipality), scheme)),
        day: asked.on ?? tokyoDay(ctx.now),
      }))
      return c.json(answerOf(found.scheme, found.version, asked.facts, found.day), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/assess',
      summary: 'What every scheme’s rules say of these facts',
      request,
      responses: { 200: json(z.array(Answer), 'One answer per scheme, by id'), ...refusals },
    }),
    async c => {
      const asked = c.req.valid('json')
      const { all, day } = await c.get('run')(async ctx => ({
        all: await schemesOf(ctx, await askedCity(ctx, asked.municipality)),
        day: asked.on ?? tokyoDay(ctx.now),
      }))
      return c.json(
        all.map(({ scheme, version }) => answerOf(scheme, version, asked.facts, day)),
        200,
      )
    },
  )
}

async function askedCity(ctx: Context, city: string | undefined): Promise<number> {
  if (city !== undefined) return cityOf(ctx, city)
  return (await municipalities(ctx))[0]?.id ?? refuse('not-found')
}

function answerOf(scheme: Scheme, version: number, given: Record<string, unknown>, day: string): Answer {
  const assessment = assessCase(scheme, factsFromPlain(scheme.facts, given), day)
  const declared = new Set(scheme.facts.map(fact => fact.name))
  return {
    scheme: scheme.id,
    version,
    name: scheme.name,
    on: day,
    outcome: assessment.outcome,
    amounts: assessment.amounts.map(({ explanation: _, value, ...amount }) => ({
      ...amount,
      value: value ?? null,
    })),
    recipients: assessment.recipients,
    clauses: assessment.clauses.map(clauseOf),
    missing: assessment.missing,
    documents: documentsFor(scheme, assessment.facts, day).map(({ document, needed }) => ({
      id: document.id,
      name: document.name,
      needed,
    })),
    unused: Object.keys(given).filter(name => !declared.has(name.split('.')[0] ?? name)),
  }
}

function clauseOf({
  rule,
  name,
  outcome,
  consequence,
  missing,
  reason,
  clause,
}: Assessment['clauses'][number]) {
  return { rule, name, outcome, consequence, missing, ...(reason ? { reason } : {}), clause }
}
