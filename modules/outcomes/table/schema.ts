import { z } from 'zod'

/** Filters of the management table, as they stand in the page's address. */
export const TableFilter = z.object({
  scheme: z.string().optional(),
  q: z.string().trim().max(100).default('').describe('Name, kana or number; the beginning is enough'),
  state: z.string().optional(),
  facility: z.uuid().optional().catch(undefined).describe('Used or booked there'),
  type: z.string().optional(),
  from: z.iso.date().optional().catch(undefined).describe('Received on or after'),
  to: z.iso.date().optional().catch(undefined),
  left: z
    .enum(['some', 'none', 'ending'])
    .optional()
    .catch(undefined)
    .describe('Units left; ending: valid for 60 days at most'),
  sort: z
    .enum(['received', 'applicant', 'number', 'used', 'left', 'until'])
    .default('received')
    .catch('received'),
  desc: z.boolean().default(true).catch(true),
  page: z.coerce.number().int().min(1).default(1).catch(1),
  size: z.coerce.number().int().min(10).max(100_000).default(50).catch(50),
})
export type TableFilter = z.infer<typeof TableFilter>
