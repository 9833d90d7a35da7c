import { z } from '@hono/zod-openapi'
import { type RefusalCode, refusalText, refused } from '#modules/refusals.ts'

export const Text = z
  .object({ ja: z.string(), 'ja-easy': z.string().optional(), en: z.string().optional() })
  .openapi('Text', {
    description: 'One wording in several languages; only ja is always there.',
    example: { ja: '産後の家庭支援', en: 'Support after birth' },
  })

export const Refusal = z
  .object({
    code: z.string().openapi({ description: 'From a closed list; stays the same when wordings change' }),
    message: Text,
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'With invalid-input: what is wrong where' }),
  })
  .openapi('Refusal', {
    description: 'An expected no.',
    example: { code: 'not-found', message: { ja: '見つかりません。', en: 'Not found.' } },
  })

export const Failure = z
  .object({ code: z.literal('unexpected'), message: Text, requestId: z.string() })
  .openapi('Failure', { description: 'A fault of ours; quote requestId.' })

export const City = z.string().openapi({
  param: { name: 'city', in: 'path', description: 'Address name of the municipality' },
  example: 'mannaka',
})

export const SchemeId = z.string().openapi({ param: { name: 'scheme', in: 'path' }, example: 'family-care' })

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const notFound = { 404: json(Refusal, 'Not found') }
export const invalid = { 422: json(Refusal, 'Bad input') }

/** The body of a refusal. */
export function refusalBody(
  code: RefusalCode,
  more: Partial<z.infer<typeof Refusal>> = {},
  details: Readonly<Record<string, unknown>> = {},
): z.infer<typeof Refusal> {
  return { code, message: refusalText(refused(code, details).refused), ...more }
}
