import { z } from 'zod'

export const CaseId = z.uuid()

export const Reason = z.enum(['missing', 'unclear', 'mismatch', 'evidence', 'other'])
export type Reason = z.infer<typeof Reason>

/** What a queue shows. Every one of them stands in the page's address. */
export const queues = ['attention', 'mine', 'route', 'waiting', 'late', 'decided', 'all'] as const

export const QueueFilter = z.object({
  scheme: z.string().optional(),
  /** attention: to be checked by hand or drafted · mine: awaits my decision · route: awaits another's. */
  queue: z.enum(queues).default('attention').catch('attention'),
  q: z.string().trim().max(100).default('').describe('受付番号, name or kana; the beginning is enough'),
  channel: z.enum(['online', 'invitation', 'paper', 'phone']).optional().catch(undefined),
  outcome: z.enum(['eligible', 'not-eligible', 'unknown']).optional().catch(undefined),
  state: z.string().optional(),
  from: z.iso.date().optional().catch(undefined).describe('received on or after, Tokyo'),
  to: z.iso.date().optional().catch(undefined).describe('received on or before, Tokyo'),
  sort: z.enum(['age', 'received', 'applicant', 'number']).default('age').catch('age'),
  desc: z.boolean().default(false).catch(false),
  page: z.coerce.number().int().min(1).default(1).catch(1),
  size: z.coerce.number().int().min(10).max(500).default(50).catch(50),
})
export type QueueFilter = z.infer<typeof QueueFilter>
