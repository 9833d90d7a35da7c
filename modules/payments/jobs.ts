import { caseRow } from '#modules/cases/facts/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { on, type RecordedEvent } from '#platform/events.ts'
import { ledgerOf } from './ledger/read.ts'
import { endBenefit, grantBenefit } from './ledger/write.ts'

/** Whether the case's scheme pays something. */
async function pays(ctx: Context, event: RecordedEvent): Promise<boolean> {
  const row = await caseRow(ctx, event.municipality, event.subject.id)
  if (!row) return false
  const { scheme } = await schemeOf(ctx, event.municipality, row.scheme_id, row.scheme_version)
  return scheme.payment !== undefined
}

on('case.decided', 'benefit', async (ctx, event) => {
  const { decides } = event.data as { decides: string }
  if (!(await pays(ctx, event))) return
  const once = { key: event.id }
  if (decides === 'grant') await grantBenefit(ctx, { caseId: event.subject.id }, once)
  if (decides === 'revoke') await endBenefit(ctx, { caseId: event.subject.id }, once)
})

on('application.amended', 'benefit', async (ctx, event) => {
  if (event.subject.kind !== 'case' || !(await pays(ctx, event))) return
  const lines = await ledgerOf(ctx, event.municipality, [event.subject.id])
  if (lines.size > 0) await grantBenefit(ctx, { caseId: event.subject.id }, { key: event.id })
})
