import { tokyoDay } from '#language/values/date.ts'
import { on } from '#platform/events.ts'
import { factsAfterAmendment } from './amended/read.ts'
import { issueVoucher } from './issue/write.ts'
import { vouchersOfCase } from './read.ts'
import { correctVoucher, revokeVoucher } from './write.ts'

on('case.decided', 'issue-voucher', async (ctx, event) => {
  const { decides, letter } = event.data as { decides?: string; letter?: string | null }
  if (decides === 'grant') {
    const input = { caseId: event.subject.id, letter: letter ?? null, on: tokyoDay(event.at) }
    await issueVoucher(ctx, input, { key: event.id })
  }
  if (decides === 'revoke') {
    for (const voucher of await vouchersOfCase(ctx, event.municipality, event.subject.id)) {
      if (voucher.revokedAt) continue
      const reason = '承認の取消し'
      await revokeVoucher(ctx, { voucherId: voucher.id, reason }, { key: `${event.id}:${voucher.id}` })
    }
  }
})

on('application.amended', 'correct-voucher', async (ctx, event) => {
  const caseId = event.subject.id
  for (const voucher of await vouchersOfCase(ctx, event.municipality, caseId)) {
    if (voucher.revokedAt) continue
    const facts = await factsAfterAmendment(ctx, event.municipality, caseId)
    const reason = '変更の届出'
    await correctVoucher(ctx, { voucherId: voucher.id, facts, reason }, { key: `${event.id}:${voucher.id}` })
  }
})
