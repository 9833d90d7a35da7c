import { z } from 'zod'

const Account = z
  .object({
    bankCode: z.string().regex(/^\d{4}$/),
    bankName: z.string().max(60),
    branchCode: z.string().regex(/^\d{3}$/),
    branchName: z.string().max(60),
    type: z.enum(['ordinary', 'current', 'savings']),
    number: z.string().regex(/^\d{7}$/),
    holderKana: z.string().min(1).max(60),
    yucho: z
      .object({ symbol: z.string(), number: z.string() })
      .strict()
      .optional()
      .describe('As the passbook says (記号・番号); the rest is what it converts to'),
  })
  .strict()

export const ProposePayee = z
  .object({
    facility: z.uuid(),
    account: Account,
    note: z
      .string()
      .trim()
      .max(300)
      .default('')
      .describe('What it was taken from, such as the form and its day'),
  })
  .strict()

export const DecidePayee = z
  .object({ changeId: z.uuid(), decision: z.enum(['confirmed', 'refused']) })
  .strict()
