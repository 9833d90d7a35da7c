import { formatDate } from '#language/values/date.ts'
import type { Letter } from '#platform/pdf/letter.ts'
import { monthName } from '../rules.ts'
import type { ClaimLine, Totals } from '../statement/rules.ts'

/** What an invoice (請求書) says, from a facility to a municipality. Whole yen. */
export interface Invoice {
  /** まんなか市長　山田 太郎. */
  to: string
  from: { name: string; postalCode: string; address: string; phone: string }
  /** Day the claim was handed in, Tokyo. */
  on: string
  month: string
  scheme: string
  lines: (ClaimLine & { typeLabel: string })[]
  totals: Totals
  /** Account it is paid to, as far as it is shown; null where none is known. */
  account: string | null
}

export const lineKinds = {
  use: '',
  'late-cancel': '期限後の取消し',
  'no-show': '来所なし',
  reversal: '取消し（差引）',
} as const

/** ¥1,234; −¥1,234. */
export function yen(amount: number): string {
  return `${amount < 0 ? '−' : ''}¥${Math.abs(amount).toLocaleString('ja-JP')}`
}

/** The same in a table of yen: 1,234; −1,234. */
function figure(amount: number): string {
  return yen(amount).replace('¥', '')
}

/**
 * The invoice as a sheet: what is claimed, how it comes about, and every line of it. A claim whose reversals outweigh
 * its uses says that it is set off instead of asking for money.
 */
export function invoiceSheet(invoice: Invoice, missing: readonly string[] = []): Letter {
  const { totals, from, lines } = invoice
  const owed = totals.total < 0
  return {
    title: `${monthName(invoice.month)}分　請求書`,
    date: formatDate(invoice.on, 'ja', 'era'),
    recipient: { name: invoice.to },
    sender: { lines: [`〒${from.postalCode}`, from.address, from.name, `電話 ${from.phone}`] },
    blocks: [
      {
        kind: 'paragraph',
        indent: true,
        text: owed
          ? `${invoice.scheme}の委託料は、取消しの差引きにより次のとおりです。差し引かれる額は、ほかの月の支払から差し引かれます。`
          : `${invoice.scheme}の委託料として、次のとおり請求します。`,
      },
      {
        kind: 'fields',
        rows: [
          { label: owed ? '差し引かれる額' : '請求金額', value: yen(totals.total) },
          {
            label: '内訳',
            value: `委託単価 ${yen(totals.price)}　加算 ${yen(totals.additions)}\n自己負担額 ${yen(-totals.copayment)}`,
          },
          { label: '件数', value: `${totals.lines}件` },
          { label: '振込先', value: invoice.account ?? '登録されていません' },
        ],
      },
      {
        kind: 'table',
        caption: '明細（円）',
        columns: [
          { label: '利用日', width: 1.2 },
          { label: '利用者', width: 1.6 },
          { label: '種類', width: 1.7 },
          { label: '委託単価', width: 1.4, align: 'right' },
          { label: '自己負担', width: 1.3, align: 'right' },
          { label: '加算', width: 1, align: 'right' },
          { label: '請求額', width: 1.4, align: 'right' },
        ],
        rows: lines.map(line => [
          `${Number(line.day.slice(5, 7))}月${Number(line.day.slice(8))}日`,
          line.holder,
          [line.typeLabel, lineKinds[line.kind]].filter(Boolean).join('・'),
          figure(line.price),
          figure(-line.copayment),
          figure(line.additions.reduce((sum, each) => sum + each.yen, 0)),
          figure(line.amount),
        ]),
        total: [
          '合計',
          '',
          '',
          figure(totals.price),
          figure(-totals.copayment),
          figure(totals.additions),
          figure(totals.total),
        ],
      },
      ...(missing.length > 0
        ? [
            {
              kind: 'small' as const,
              text: `〓は、印刷できない文字です（${missing.map(each => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`).join('、')}）。`,
            },
          ]
        : []),
    ],
  }
}
