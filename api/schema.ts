import { z } from '@hono/zod-openapi'

export const Text = z
  .object({ ja: z.string(), 'ja-easy': z.string().optional(), en: z.string().optional() })
  .openapi('Text', { description: 'One wording in several languages; only ja is always there.' })

export const Refusal = z
  .object({ code: z.string(), message: Text.optional() })
  .openapi('Refusal', { description: 'An expected no, with a code from a closed list.' })

export const City = z.string().openapi({ param: { name: 'city', in: 'path' }, example: 'mannaka' })

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const notFound = { 404: json(Refusal, 'Not found') }
