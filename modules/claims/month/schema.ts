import { z } from 'zod'
import { Month } from '../schema.ts'

export const CloseMonth = z
  .object({
    scheme: z.string().min(1),
    month: Month,
    leave: z
      .array(z.uuid())
      .max(500)
      .default([])
      .describe('Facilities whose uses of the month are left for the next one'),
  })
  .strict()
