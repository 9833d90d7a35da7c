import { z } from 'zod'

/** Filters of the office's list of closed reports, as they stand in the page's address. */
export const ReportFilter = z.object({
  state: z.enum(['unconfirmed', 'asked', 'confirmed', 'all']).default('unconfirmed').catch('unconfirmed'),
  facility: z.uuid().optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined)
    .describe('Month of use'),
  page: z.coerce.number().int().min(1).default(1).catch(1),
  size: z.coerce.number().int().min(10).max(500).default(50).catch(50),
})
export type ReportFilter = z.infer<typeof ReportFilter>
