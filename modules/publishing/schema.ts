import { z } from 'zod'

/** A new version of a scheme. It takes effect at the start of `effectiveFrom` in Japan. */
export const Publication = z
  .object({
    municipality: z.number().int().positive(),
    document: z.unknown().describe('The whole scheme, merged with what the municipality changes of it'),
    effectiveFrom: z.iso.date(),
  })
  .strict()
export type Publication = z.infer<typeof Publication>
