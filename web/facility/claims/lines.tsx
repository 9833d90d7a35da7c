import { DateText } from '../../ui/dates.tsx'
import { Money } from '../../ui/numbers.tsx'
import type { Column } from '../../ui/table/data-table.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Note } from '../../ui/text.tsx'
import type { ShownLine, ShownStatement } from './shown.server.ts'
import { lineKinds } from './words.ts'

const columns: Column<ShownLine>[] = [
  { id: 'day', label: '利用日', tight: true, cell: line => <DateText day={line.day} style="weekday" /> },
  {
    id: 'holder',
    label: '利用者',
    cell: line => (
      <span className="block min-w-28">
        {line.holder}
        <span className="block text-[0.8125rem] text-ink-soft">{line.voucherNumber}</span>
      </span>
    ),
  },
  {
    id: 'type',
    label: '種類',
    cell: line => (
      <span className="block min-w-24">
        {line.typeLabel}
        {line.kind !== 'use' && <span className="block text-[0.8125rem]">{lineKinds[line.kind]}</span>}
        {line.note && <span className="block text-[0.8125rem] text-ink-soft">{line.note}</span>}
      </span>
    ),
  },
  { id: 'price', label: '単価', end: true, cell: line => <Money yen={line.price} /> },
  { id: 'copayment', label: '自己負担', end: true, cell: line => <Money yen={-line.copayment} /> },
  {
    id: 'additions',
    label: '加算',
    end: true,
    cell: line =>
      line.additionsYen === 0 ? (
        '—'
      ) : (
        <>
          <Money yen={line.additionsYen} />
          <span className="block text-[0.8125rem] text-ink-soft">{line.additionsText}</span>
        </>
      ),
  },
  { id: 'amount', label: '請求額', end: true, cell: line => <Money yen={line.amount} strong /> },
]

/** The lines of a claim: price − copayment + additions = amount, with their sums at the foot. */
export function Lines({
  lines,
  totals,
  caption,
}: Pick<ShownStatement, 'lines' | 'totals'> & { caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={line => line.key}
      empty={<Note>まだ請求する行がありません。実施報告を確定すると、ここに並びます。</Note>}
      foot={
        <tr>
          <th scope="row" colSpan={3} className="px-3 py-2.5 text-left">
            合計（{totals.lines}件）
          </th>
          {[totals.price, -totals.copayment, totals.additions, totals.total].map((yen, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sums never reorder
            <td key={index} className="px-3 py-2.5 text-right">
              <Money yen={yen} />
            </td>
          ))}
        </tr>
      }
    />
  )
}
