import { z } from 'zod'
import { Statement } from '../schema.ts'

export const SubmitClaim = Statement.extend({
  total: z
    .number()
    .int()
    .optional()
    .describe('What the facility saw; refused `changed-meanwhile` when it is another by now'),
})

export const ReturnClaim = z
  .object({ claimId: z.uuid(), reason: z.string().trim().min(1).max(1000) })
  .strict()

export const AcceptClaims = z.object({ claimIds: z.array(z.uuid()).min(1).max(200) }).strict()
