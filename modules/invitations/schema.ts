import { z } from 'zod'
import { HouseholdFilter } from '#modules/eligibility/results/schema.ts'

/** What opens a link beside the link: the claimant's birth date, or a code printed on the letter. */
export const factors = ['birth-date', 'code'] as const
export type Factor = (typeof factors)[number]

/** How an invitation goes out. `hand`: somebody sees to it, no letter is made. */
export const ways = ['letter', 'mail', 'hand'] as const
export type Way = (typeof ways)[number]

/** Why an invitation is seen to by hand. */
export const handReasons = ['protected', 'claimant', 'gone', 'unprintable'] as const
export type HandReason = (typeof handReasons)[number]

/** Why a household that was chosen is not invited. */
export const leftOutReasons = ['not-eligible', 'invited', 'applied'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export const NewCampaign = z
  .object({
    run: z.uuid().describe('A finished run of the directory'),
    filter: HouseholdFilter.describe('The scheme, and which of its households'),
    households: z
      .array(z.string().min(1))
      .min(1)
      .max(200_000)
      .optional()
      .describe('世帯番号 of those ticked; else all that the filter gives'),
    name: z.string().trim().min(1).max(100),
    factor: z.enum(factors),
    mail: z.boolean().describe('By e-mail where the claimant has an account'),
    answerBy: z.iso.date().describe('Links are good until the end of this day'),
  })
  .strict()

export const OneCampaign = z.object({ campaign: z.uuid() }).strict()
export const OneInvitation = z.object({ invitation: z.uuid() }).strict()

export const Factors = z.object({
  birthDate: z.iso.date().optional(),
  code: z.string().trim().max(20).optional(),
})
