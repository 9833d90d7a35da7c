import { z } from 'zod'

/** One page that was answered or passed over: the question, and of a list which fields of people named before. */
const Step = z
  .object({
    q: z.string().max(80),
    f: z.array(z.string().max(80)).max(40).optional(),
    s: z.array(z.string()).optional(),
  })
  .strict()
export type Step = z.infer<typeof Step>

/**
 * Where somebody stands in a guide. All of it travels with the person, sealed; the house keeps nothing. `facts` as
 * plain data; a step's `s` are the facts that were passed over there.
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
