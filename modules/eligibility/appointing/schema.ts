import { z } from 'zod'

export const Appointment = z.object({ account: z.uuid(), may: z.boolean() }).strict()
