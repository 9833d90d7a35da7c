import { z } from 'zod'

export const SampleDraw = z
  .object({
    run: z.uuid(),
    scheme: z.string().min(1),
    size: z.number().int().min(1).max(500),
    seed: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .describe('Whoever draws with the same seed from the same run gets the same households'),
  })
  .strict()

export const Finding = z
  .object({
    sample: z.uuid(),
    household: z.string().min(1),
    verdict: z.enum(['agree', 'disagree']),
    note: z.string().trim().max(1000).default(''),
  })
  .strict()
  .refine(({ verdict, note }) => verdict === 'agree' || note !== '', {
    path: ['note'],
    message: '違うと思うときは、その理由を書いてください。',
  })
