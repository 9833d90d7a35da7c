import { z } from 'zod'
import { AnswersInput } from '#modules/applications/schema.ts'

export const SaveReport = z
  .object({
    reservationId: z.uuid(),
    page: z.string().min(1).max(100),
    answers: AnswersInput.describe('Of this page only; questions left out keep their earlier answer'),
    revision: z.number().int().min(0).describe('What the writer saw; 0 before anything was saved'),
  })
  .strict()

export const CloseReport = z
  .object({
    reservationId: z.uuid(),
    collectedNote: z
      .string()
      .trim()
      .max(300)
      .default('')
      .describe('Why the amount received differs from the copayment'),
  })
  .strict()

export const CorrectCollected = z
  .object({
    reservationId: z.uuid(),
    collected: z.number().int().min(0).max(1_000_000).describe('Whole yen received in the end'),
    note: z.string().trim().min(1).max(300),
  })
  .strict()

export const ConfirmReports = z.object({ reportIds: z.array(z.uuid()).min(1).max(500) }).strict()
