import { z } from 'zod'

/** `YYYY-MM` in Japan. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const Statement = z
  .object({
    facility: z.uuid(),
    municipality: z.number().int().positive(),
    scheme: z.string().min(1),
    month: Month,
  })
  .strict()
export type Statement = z.infer<typeof Statement>
