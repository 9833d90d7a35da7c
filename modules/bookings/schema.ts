import { z } from 'zod'

export const Channel = z.enum(['online', 'phone', 'paper'])
export type Channel = z.infer<typeof Channel>

/** accepted, requested: to come · used: reported and closed · late-cancelled, no-show: see the scheme's terms. */
export const states = [
  'requested',
  'accepted',
  'declined',
  'cancelled',
  'late-cancelled',
  'no-show',
  'used',
] as const
export type State = (typeof states)[number]

const Municipality = z.number().int().positive()

/** What somebody wants to use: one slot, or the slots of consecutive nights. */
export const Wanted = z
  .object({
    municipality: Municipality,
    facility: z.uuid(),
    voucherId: z.uuid(),
    type: z.string().min(1).max(60),
    slotIds: z.array(z.uuid()).min(1).max(31),
  })
  .strict()
export type Wanted = z.infer<typeof Wanted>

export const Booking = Wanted.extend({
  channel: Channel.default('online'),
  wish: z.string().trim().max(500).default('').describe('What the user would like the facility to know'),
  number: z.string().max(60).optional().describe('Facility staff: the number of the voucher they were shown'),
})
export type Booking = z.infer<typeof Booking>

export const Change = z
  .object({
    reservationId: z.uuid().describe('The booking that is given up'),
    to: z
      .object({
        facility: z.uuid(),
        type: z.string().min(1).max(60),
        slotIds: z.array(z.uuid()).min(1).max(31),
      })
      .strict(),
    wish: z.string().trim().max(500).optional(),
  })
  .strict()
export type Change = z.infer<typeof Change>

export const Cancellation = z
  .object({
    reservationId: z.uuid(),
    reason: z.string().trim().max(500).default(''),
    fee: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe('The late fee the user was told; refused `changed-meanwhile` when it is another by now'),
  })
  .strict()
export type Cancellation = z.infer<typeof Cancellation>

export const Answer = z.object({ reservationId: z.uuid() }).strict()
export const Declining = z
  .object({ reservationId: z.uuid(), reason: z.string().trim().min(1).max(500) })
  .strict()

export const BookingFilter = z.object({
  from: z.iso.date().optional().catch(undefined).describe('first day of use, Tokyo'),
  to: z.iso.date().optional().catch(undefined),
  scheme: z.string().optional(),
  facility: z.uuid().optional().catch(undefined),
  type: z.string().optional(),
  state: z.enum(states).optional().catch(undefined),
  channel: Channel.optional().catch(undefined),
  q: z.string().trim().max(100).default('').describe('name or kana; the beginning is enough'),
  voucherId: z.uuid().optional().catch(undefined),
  sort: z.enum(['day', 'holder', 'facility', 'state']).default('day').catch('day'),
  desc: z.boolean().default(false).catch(false),
  page: z.coerce.number().int().min(1).default(1).catch(1),
  size: z.coerce.number().int().min(10).max(5000).default(50).catch(50),
})
export type BookingFilter = z.infer<typeof BookingFilter>
