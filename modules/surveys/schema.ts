import { z } from 'zod'
import { AnswersInput } from '#modules/applications/schema.ts'

export const Invite = z.object({ reservationId: z.uuid(), facility: z.uuid() }).strict()

export const AnswerSurvey = z
  .object({
    reservationId: z.uuid(),
    answers: AnswersInput.describe('By question id; questions left out count as not answered'),
  })
  .strict()

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** Months of use, both inclusive: the quarters that lie whole between them are counted, no others. */
export const ResultsFilter = z
  .object({
    municipality: z.number().int().positive(),
    scheme: z.string().min(1),
    from: month,
    to: month,
  })
  .strict()
export type ResultsFilter = z.infer<typeof ResultsFilter>
