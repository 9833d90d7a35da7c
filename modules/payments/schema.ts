import { z } from 'zod'
import { Month } from '#modules/claims/schema.ts'

export const OneCase = z.object({ caseId: z.uuid() }).strict()

export const CorrectBenefit = z
  .object({
    caseId: z.uuid(),
    amount: z.string().min(1).describe('Id among the amounts the scheme pays'),
    fromMonth: Month.describe('From this month on, for good; of what is paid once, the month it belongs to'),
    yen: z.number().int().min(0).max(99_999_999),
    reason: z.string().trim().min(1).max(300),
  })
  .strict()

export const PrepareRun = z
  .object({
    scheme: z.string().min(1),
    month: Month.describe('支払月: pays for the months before it'),
    payOn: z.iso.date().describe('A bank day'),
    leaveOut: z.array(z.uuid()).default([]).describe('Cases put off to a later run'),
    total: z
      .number()
      .int()
      .optional()
      .describe('What was shown, whole yen; refused `changed-meanwhile` when it is another by now'),
  })
  .strict()

export const OneRun = z.object({ runId: z.uuid() }).strict()

export const SettleRun = z
  .object({
    runId: z.uuid(),
    file: z
      .custom<Uint8Array>(value => value instanceof Uint8Array)
      .describe('As the bank returned it: fixed records or CSV, at most 5 MB'),
  })
  .strict()
