import { z } from 'zod'
import { Text } from '../text.ts'
import { Feel, Id } from './basics.ts'

/**
 * What a voucher (利用券) entitles to. Every FEEL here may use the case's facts, the parameters, and of the use at
 * hand: 利用日 (date), 泊数, 時間数 (number), 回目 (1-based ordinal of this use), 型 (type id), 当月 (date).
 */
export const ServiceType = z
  .object({
    id: Id,
    label: Text,
    description: Text.optional(),
    /** nights: consecutive slots are one use; single: one slot is one use. */
    length: z.enum(['nights', 'single']),
    maximumNights: z.number().int().positive().optional(),
    pool: Id,
    /** How much one use takes from the pool, in the pool's unit (domain: counting differs by town). */
    units: Feel,
    /** First and last day of use (inclusive). */
    window: z.object({ from: Feel, until: Feel, reason: Text }).strict(),
    /** Asked of the user before any reduction, whole yen per use. */
    copayment: Feel,
    /** 委託単価: what the facility is paid per use before the copayment is taken off, whole yen. */
    price: Feel,
  })
  .strict()
export type ServiceType = z.infer<typeof ServiceType>

export const Pool = z
  .object({
    id: Id,
    label: Text,
    unit: z.object({ id: z.enum(['times', 'days', 'nights', 'hours']), label: Text }).strict(),
    /** Smallest part that can be used: 1, or 0.5 where two short visits make one day. */
    step: z.union([z.literal(1), z.literal(0.5), z.literal(0.25)]).default(1),
    limit: Feel,
  })
  .strict()
export type Pool = z.infer<typeof Pool>

export const Entitlement = z
  .object({
    /** 利用券 in the words of the scheme. */
    name: Text,
    types: z.array(ServiceType).min(1),
    pools: z.array(Pool).min(1),
    /** The voucher's own validity; uses must also be inside each type's window. */
    valid: z.object({ from: Feel, until: Feel }).strict(),
    /** 回目 counts uses over all types together, or per type. */
    ordinal: z.enum(['all', 'type']),
    /** Yen taken off the copayment of one use (減免); the facility sees the price only, never why. */
    reduction: Feel,
    /** 加算 on the facility's claim. */
    additions: z.array(z.object({ id: Id, label: Text, yen: Feel }).strict()).default([]),
    booking: z
      .object({
        /** Latest moment to book: days before, at this Tokyo time. */
        until: z.object({ daysBefore: z.number().int().min(0), at: z.string() }).strict(),
        /** How many future bookings one voucher may hold at once; absent = as many as units allow. */
        openAtOnce: z.number().int().positive().optional(),
      })
      .strict(),
    cancel: z
      .object({
        /** Free of charge until this moment. */
        until: z.object({ daysBefore: z.number().int().min(0), at: z.string() }).strict(),
        /** Afterwards: whole yen to be paid by the user to the facility, and whether the units are used up. */
        fee: Feel,
        usesUnits: z.boolean(),
        /** Whole yen the municipality pays the facility for a late cancellation. */
        claim: Feel,
      })
      .strict(),
    /** Last day for a facility to send the month's claim: this day of the next month. */
    claimDay: z.number().int().min(1).max(28),
  })
  .strict()
export type Entitlement = z.infer<typeof Entitlement>
