import { tokyoDay } from '#language/values/date.ts'
import { on } from '#platform/events.ts'
import { issueVoucher } from './issue/write.ts'
import { vouchersOfCase } from './read.ts'
import { revokeVoucher } from './write.ts'

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
