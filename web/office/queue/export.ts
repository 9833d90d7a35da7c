import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { queue } from '#modules/cases/queue/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import type { Column } from '#platform/sheet/column.ts'
import { page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import { filterOf } from './rows.server.ts'
import { channels, outcomes, queueNames, ranks } from './words.ts'

// No address: the list is for seeing who waits, and lists travel.
const columns: Column[] = [
  { key: 'number', label: '受付番号', type: 'text' },
  { key: 'scheme', label: '事業', type: 'text' },
  { key: 'applicant', label: '申請者', type: 'text' },
  { key: 'kana', label: 'フリガナ', type: 'text' },
  { key: 'receivedAt', label: '受付日時', type: 'datetime' },
  { key: 'channel', label: '受付方法', type: 'text' },
  { key: 'state', label: '状態', type: 'text' },
  { key: 'check', label: '自動確認', type: 'text' },
  { key: 'awaits', label: '決裁待ち', type: 'text' },
  { key: 'used', label: '経過日数', type: 'number' },
  { key: 'standard', label: '標準処理期間', type: 'number' },
  { key: 'late', label: '期限超過', type: 'text' },
]

/** The list as it stands with its filters, every page of it. */
export const loader = page(async (ctx, { request }) => {
  const asked = filterOf(request)
  const rows = []
  for (let number = 1; ; number++) {
    const { rows: part, total } = await queue(ctx, { ...asked, page: number, size: 500 })
    rows.push(...part)
    if (part.length === 0 || rows.length >= total) break
  }
  const published = await schemesOf(ctx, staffOf(ctx).municipalityId)
  const names = new Map(published.map(each => [each.scheme.id, say(each.scheme.name, 'ja')]))
  return sheetResponse(ctx, request, {
    list: 'cases',
    title: queueNames[asked.queue],
    columns,
    rows: rows.map(row => ({
      number: row.number,
      scheme: names.get(row.scheme) ?? row.scheme,
      applicant: row.applicant,
      kana: row.applicantKana,
      receivedAt: row.receivedAt,
      channel: channels[row.channel as keyof typeof channels],
      state: say(row.state.label, 'ja'),
      check: row.check ? outcomes[row.check.outcome as keyof typeof outcomes] : '確認中',
      awaits:
        row.state.kind === 'open' && row.proposal?.position.kind === 'open'
          ? ranks[row.proposal.position.awaits]
          : '',
      used: row.age.daysUsed,
      standard: row.age.standardDays,
      late: row.age.late && !row.age.stopped ? '超過' : '',
    })),
  })
})
