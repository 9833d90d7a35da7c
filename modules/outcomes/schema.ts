import { z } from 'zod'

/** Days in Japan, both inclusive. */
export const Period = z.object({ scheme: z.string().min(1), from: z.iso.date(), to: z.iso.date() }).strict()
export type Period = z.infer<typeof Period>
