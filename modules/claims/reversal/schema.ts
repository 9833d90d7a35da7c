import { z } from 'zod'

export const ReverseUse = z
  .object({
    facility: z.uuid(),
    reservationId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
  })
  .strict()
