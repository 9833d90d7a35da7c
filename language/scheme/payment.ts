import { z } from 'zod'
import { Feel, Id } from './basics.ts'

/**
 * 支給: which of the amounts are paid to the applicant once granted. An amount of a month (円/月) is paid for every month
 * from `from` on, always after the month is over; any other amount once.
 */
export const Payment = z
  .object({
    amounts: z
      .array(
        z
          .object({
            id: Id,
            /** A day of the first month paid for; absent: the month of the decision. */
            from: Feel.optional(),
          })
          .strict(),
      )
      .min(1),
    /** 支払月, as numbers of months. Each pays for the months before it; empty: whenever staff pay. */
    months: z.array(z.number().int().min(1).max(12)).default([]),
    /** The letter that asks for another account when a payment came back. */
    again: Id.optional(),
  })
  .strict()
export type Payment = z.infer<typeof Payment>
