import { z } from 'zod'
import { AnswersInput } from '#modules/applications/schema.ts'
import { GuideState } from '#modules/eligibility/guide/schema.ts'

/**
 * What somebody said at the counter. It is kept sealed, under its visit only. `answers`: to questions that give no fact
 * (name, address, account), by question id, once for all schemes; `consents`: by scheme, since each has its own wording.
 */
export const VisitAnswers = z
  .object({
    v: z.literal(1),
    guide: GuideState,
    answers: AnswersInput,
    consents: z.record(z.string(), AnswersInput),
    chosen: z.array(z.string()).max(50),
    /** Questions left blank, to be filled in by hand. */
    left: z.array(z.string()).max(200),
  })
  .strict()
export type VisitAnswers = z.infer<typeof VisitAnswers>
