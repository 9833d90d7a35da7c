import { z } from 'zod'

export const VoucherIssue = z
  .object({
    caseId: z.uuid(),
    letter: z.string().nullable().describe('Letter template that brings it to the applicant'),
    on: z.iso.date().describe('Day of the decision, Tokyo: limits and validity are those of this day'),
  })
  .strict()
export type VoucherIssue = z.infer<typeof VoucherIssue>

export const VoucherRevocation = z
  .object({
    voucherId: z.uuid(),
    reason: z.string().trim().min(1).max(500).describe('Why, for the holder and for the file'),
  })
  .strict()
export type VoucherRevocation = z.infer<typeof VoucherRevocation>

export const VoucherCorrection = z
  .object({
    voucherId: z.uuid(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('What is true instead, by the names of the facts; days as YYYY-MM-DD'),
    reason: z.string().trim().min(1).max(500),
  })
  .strict()
export type VoucherCorrection = z.infer<typeof VoucherCorrection>

export const VoucherSearch = z.object({
  q: z.string().trim().max(100).default('').describe('Number, or the beginning of name or kana'),
  page: z.coerce.number().int().min(1).default(1).catch(1),
  size: z.coerce.number().int().min(10).max(500).default(50).catch(50),
})
export type VoucherSearch = z.infer<typeof VoucherSearch>
