import { z } from 'zod'
import { AnswersInput } from '../schema.ts'

export const AmendmentInput = z
  .object({
    caseId: z.uuid(),
    amendment: z.string().min(1).max(100),
    answers: AnswersInput.describe('Only of the questions the amendment puts, and of those they open'),
    channel: z
      .enum(['online', 'phone', 'paper'])
      .default('online')
      .describe('How it was told; staff write down what came by telephone or on paper'),
  })
  .strict()
