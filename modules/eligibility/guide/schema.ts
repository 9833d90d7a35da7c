import { z } from 'zod'

/**
 * A question that was answered or passed over: `f` which fields of people named before, `s` the facts passed over.
 * Steps beside one another with the same `p` stood on one page.
 */
const Step = z
  .object({
    q: z.string().max(80),
    f: z.array(z.string().max(80)).max(40).optional(),
    s: z.array(z.string()).optional(),
    p: z.number().int().optional(),
  })
  .strict()
export type Step = z.infer<typeof Step>

/**
 * Where somebody stands in a guide. All of it travels with the person, sealed; the house keeps nothing. `facts` as
 * plain data.
 */
export const GuideState = z
  .object({
    v: z.literal(1),
    city: z.number().int(),
    /** Only this scheme. */
    scheme: z.string().optional(),
    facts: z.record(z.string(), z.unknown()),
    steps: z.array(Step).max(200),
    wanted: z.array(z.enum(['outcome', 'amounts', 'papers'])),
  })
  .strict()
export type GuideState = z.infer<typeof GuideState>
