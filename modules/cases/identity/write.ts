import { z } from 'zod'
import { residentOf } from '#modules/families/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { officeOf, staffOf } from '../access.ts'
import { caseRow } from '../facts/read.ts'

/**
 * Staff say who in the resident register the applicant is (or, with null, that the match was wrong). From then on the
 * register's facts count, and a protected person is treated as one. Refuses `not-found`.
 */
export const identifyApplicant = command({
  type: 'case.identified',
  schema: z.object({ caseId: z.uuid(), residentId: z.uuid().nullable() }).strict(),
  where: officeOf,
  async run(ctx, { caseId, residentId }) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const row = await caseRow(ctx, office, caseId)
    const resident = residentId ? await residentOf(ctx, office, residentId) : undefined
    if (!row || (residentId && !resident)) return refuse('not-found')
    await ctx.db
      .updateTable('applications')
      .set({ resident_id: residentId })
      .where('municipality_id', '=', office)
      .where('id', '=', row.application_id)
      .execute()
    await ctx.db
      .updateTable('cases')
      .set({ protected: resident?.protected ?? row.protected })
      .where('municipality_id', '=', office)
      .where('id', '=', caseId)
      .execute()
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: { residentId, before: row.resident_id },
      },
      result: null,
    }
  },
})
