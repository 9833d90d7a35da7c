import { z } from 'zod'
import { command } from '#platform/command.ts'
import { officeOf, staffOf } from '../access.ts'

/** Writes down that somebody took a list out of the house: which, how many lines, as what. */
export const noteExport = command({
  type: 'list.exported',
  schema: z
    .object({
      list: z.string().min(1).describe('the list, e.g. cases, table'),
      rows: z.number().int().min(0),
      format: z.string(),
      search: z.string().max(2000).default('').describe('the filters it was taken with'),
    })
    .strict(),
  where: officeOf,
  async run(ctx, input) {
    const { accountId } = staffOf(ctx)
    return { event: { subject: { kind: 'account', id: accountId }, data: input }, result: null }
  },
})
