import { finishedRun, rulesOf } from '#modules/eligibility/directory/read.ts'
import { changes } from '#modules/eligibility/directory/rules.ts'
import { factLabel } from '#modules/eligibility/masking/rules.ts'
import { households } from '#modules/eligibility/results/read.ts'
import type { Column } from '#platform/sheet/column.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import { filterOf } from './filter.server.ts'
import { marks } from './words.ts'

const mostRows = 200_000

/** The households as the list stands with its filters, every row of it. No address, no figure of a tax. */
export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const run = await finishedRun(ctx, params.run ?? '')
  const filter = filterOf(request, run)
  const rules = await rulesOf(ctx, run, filter.scheme)
  const { rows } = await households(ctx, run, { ...filter, page: 1, size: mostRows })
  const text = (key: string, label: string): Column => ({ key, label, type: 'text' })
  const columns: Column[] = [
    text('household', '世帯番号'),
    text('claimant', '申請者とみなした人の宛名番号'),
    text('name', '氏名'),
    text('kana', 'フリガナ'),
    text('mark', '判定'),
    text('reasons', '理由コード'),
    text('missing', '分からないこと'),
    { key: 'children', label: '子どもの人数', type: 'number' },
    { key: 'recipients', label: '対象の子ども', type: 'number' },
    ...rules.amounts.map(
      ({ id, name }): Column => ({ key: `amount:${id}`, label: `${name.ja}（目安）`, type: 'number' }),
    ),
    text('before', '前回'),
    text('change', '前回との違い'),
    text('schools', '学校'),
    text('town', '町'),
    text('protected', '支援措置'),
  ]
  return sheetResponse(ctx, request, {
    list: 'directory-households',
    title: `${rules.name.ja}_${run.asOf}`,
    columns,
    rows: rows.map(row => ({
      ...row,
      mark: row.outcome ? marks[row.outcome] : '',
      reasons: row.reasons.join(' '),
      missing: row.missing.map(name => factLabel(rules, name)).join('、'),
      recipients: row.recipients.length,
      ...Object.fromEntries(rules.amounts.map(({ id }) => [`amount:${id}`, row.amounts[id] ?? null])),
      before: row.before ? marks[row.before] : '',
      change: row.change ? changes[row.change] : '',
      schools: row.schools.join('、'),
      protected: row.protected ? '支援措置' : '',
    })),
  })
})
