import { z } from 'zod'
import { AnswersInput } from '#modules/applications/schema.ts'

/** Where a visit stands, for everybody at the counter. */
export const stages = ['waiting', 'explained', 'papers-missing', 'received', 'closed'] as const
export type Stage = (typeof stages)[number]

const revision = z
  .number()
  .int()
  .min(0)
  .describe('What the writer saw; another one means somebody was quicker')
const Sealed = z.string().max(200_000).describe('Answers sealed for this visit (platform/seal.ts)')
const Name = z.string().trim().max(100)
const SchemeIds = z.array(z.string().min(1).max(100)).max(50)

export const OpenVisit = z
  .object({
    label: z.string().trim().max(60).default('').describe('How the staff call it: the ticket, the window'),
    expert: z.boolean().default(false).describe('Without the guide, straight to papers and forms'),
    schemes: SchemeIds.default([]),
  })
  .strict()

export const OneVisit = z.object({ id: z.uuid() }).strict()

export const HandOver = z
  .object({ id: z.uuid(), codeHash: z.string().length(64).describe('The code itself is kept nowhere') })
  .strict()

export const TakeOver = z
  .object({
    municipality: z.number().int(),
    codeHash: z.string().length(64),
    tabletHash: z.string().length(64),
  })
  .strict()

export const TakeHere = z.object({ id: z.uuid(), tabletHash: z.string().length(64) }).strict()

export const OfTablet = z.object({ municipality: z.number().int() }).strict()

export const SaveAnswers = OfTablet.extend({
  sealed: Sealed,
  revision,
  schemes: SchemeIds.optional(),
  name: Name.optional(),
})

export const SaveByStaff = z
  .object({ id: z.uuid(), sealed: Sealed, revision, schemes: SchemeIds.optional(), name: Name.optional() })
  .strict()

export const Describe = z
  .object({
    id: z.uuid(),
    label: z.string().trim().max(60),
    note: z.string().trim().max(2000),
    remindOn: z.iso.date().nullable(),
  })
  .strict()

export const Papers = z
  .object({
    id: z.uuid(),
    papers: z
      .array(
        z
          .object({
            paper: z.string().min(1).max(100),
            name: z.string().trim().min(1).max(200),
            promisedOn: z.iso.date().nullable(),
          })
          .strict(),
      )
      .max(60),
  })
  .strict()

export const ReceivePaper = z
  .object({ id: z.uuid(), paper: z.string().min(1).max(100), received: z.boolean().default(true) })
  .strict()

export const Apply = z
  .object({ id: z.uuid(), scheme: z.string().min(1), answers: AnswersInput, residentId: z.uuid().optional() })
  .strict()

export const Finish = z.object({ id: z.uuid(), outcome: z.enum(['received', 'closed']) }).strict()
