import { z } from 'zod'

/** Which households of a run to list, as the page's address says it. */
export const HouseholdFilter = z.object({
  scheme: z.string().min(1),
  outcome: z.enum(['eligible', 'not-eligible', 'unknown']).optional().catch(undefined),
  reason: z.string().max(200).optional().catch(undefined).describe('id of a rule that fails'),
  missing: z
    .string()
    .max(200)
    .optional()
    .describe('name of a fact that is missing; none = a rule gives no answer'),
  only: z
    .string()
    .max(2000)
    .optional()
    .catch(undefined)
    .describe('exactly these facts are missing, their names joined by a comma'),
  change: z
    .enum(['became', 'stopped', 'amount', 'unclear', 'settled', 'new', 'gone', 'same', 'any'])
    .optional()
    .catch(undefined)
    .describe('against the run it is compared with; any = whatever is not the same'),
  school: z.string().max(200).optional().catch(undefined),
  town: z.string().max(200).optional().catch(undefined),
  protected: z.enum(['yes', 'no']).optional().catch(undefined),
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('世帯番号 or 宛名番号 of the claimant, from the beginning'),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200_000).default(50),
})
export type HouseholdFilter = z.infer<typeof HouseholdFilter>
