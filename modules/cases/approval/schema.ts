import { z } from 'zod'
import { Text } from '#language/text.ts'

/** Why it is refused or revoked, as the letter will say it. `rule`: the rule it was composed from. */
export const DecisionReason = z.object({ rule: z.string().nullable().default(null), text: Text }).strict()
export type DecisionReason = z.infer<typeof DecisionReason>

const cases = z.array(z.uuid()).min(1).max(500)
const note = z.string().trim().max(2000).default('')

export const Draft = z
  .object({
    caseIds: cases,
    action: z.string().describe('an action of the workflow that decides'),
    reasons: z.array(DecisionReason).max(20).default([]),
    note,
  })
  .strict()

export const StepInput = z.object({ proposalIds: z.array(z.uuid()).min(1).max(500), note }).strict()

export const Approve = z.object({ caseIds: cases, action: z.string(), note }).strict()

export const OpenBatch = z
  .object({ scheme: z.string(), month: z.string().regex(/^\d{4}-\d{2}$/), note })
  .strict()
