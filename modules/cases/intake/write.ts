import { z } from 'zod'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { officeOf, staffOf } from '../access.ts'
import { caseRow } from '../facts/read.ts'
import { holdersOfRows } from './read.ts'
import { holderKey } from './rules.ts'

/**
 * Staff made sure that an account whose holder reads differently from the register is the applicant's own (a former
 * name, a name in letters); how they know is kept. It holds for this holder only. Refuses `not-found`, and
 * `not-possible-now` where nothing differs.
 */
export const confirmHolder = command({
  type: 'case.holder-confirmed',
  schema: z.object({ caseId: z.uuid(), note: z.string().trim().min(1).max(300) }).strict(),
  where: officeOf,
  async run(ctx, { caseId, note }) {
    const { accountId } = staffOf(ctx)
    const office = officeOf(ctx)
    const row = await caseRow(ctx, office, caseId)
    if (!row) return refuse('not-found')
    const holder = (await holdersOfRows(ctx, office, [row])).get(caseId)
    if (holder?.agrees !== 'different' || holder.confirmed !== null) return refuse('not-possible-now')
    await ctx.db
      .insertInto('case_holders')
      .values({
        municipality_id: office,
        case_id: caseId,
        holder: holderKey(holder.account),
        note,
        confirmed_by: accountId,
        confirmed_at: ctx.now,
      })
      .execute()
    return {
      event: { subject: { kind: 'case', id: caseId }, account: row.account_id, data: {} },
      result: null,
    }
  },
})
