import { say } from '#language/text.ts'
import type { Column } from '#platform/sheet/column.ts'
import { page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import type { Route } from './+types/export.ts'
import { proposalShown } from './shown.server.ts'
import { decidesWords } from './words.ts'

const columns: Column[] = [
  { key: 'number', label: '受付番号', type: 'text' },
  { key: 'applicant', label: '申請者', type: 'text' },
  { key: 'kana', label: 'フリガナ', type: 'text' },
  { key: 'receivedAt', label: '受付日時', type: 'datetime' },
  { key: 'decides', label: '決定', type: 'text' },
  { key: 'reasons', label: '理由', type: 'text' },
]

/** The attached list as a file. */
export const loader = page(async (ctx, { params, request }: Route.LoaderArgs) => {
  const { proposal } = await proposalShown(ctx, params.id)
  return sheetResponse(ctx, request, {
    list: 'proposal',
    title: proposal.title,
    columns,
    rows: proposal.cases.map(one => ({
      number: one.number,
      applicant: one.applicant,
      kana: one.applicantKana,
      receivedAt: one.receivedAt,
      decides: decidesWords[proposal.decides],
      reasons: one.reasons.map(reason => say(reason.text, 'ja')).join(' / '),
    })),
  })
})
