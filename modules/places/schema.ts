import { z } from 'zod'
import { Text } from '#language/text.ts'

/** What a facility tells about itself. Phone and e-mail are where users and municipalities reach it. */
export const FacilityUpdate = z
  .object({
    about: Text.optional().describe('What it is like, parking, what to bring'),
    autoAccept: z.boolean().optional().describe('Bookings are accepted at once, without a person looking'),
    phone: z.string().trim().min(8).max(20).optional(),
    email: z.email().max(254).optional(),
  })
  .strict()
export type FacilityUpdate = z.infer<typeof FacilityUpdate>
