import { z } from 'zod'
import { Month } from '../schema.ts'

export const CreateTransfer = z
  .object({
    scheme: z.string().min(1),
    month: Month.describe('Claims of closed months up to this one'),
    payOn: z.iso.date().describe('A bank day'),
    total: z
      .number()
      .int()
      .optional()
      .describe('What was shown, whole yen; refused `changed-meanwhile` when it is another by now'),
  })
  .strict()

export const ImportResult = z
  .object({
    transferId: z.uuid(),
    file: z
      .custom<Uint8Array>(value => value instanceof Uint8Array)
      .describe('As the bank returned it: fixed records or CSV, at most 5 MB'),
  })
  .strict()
