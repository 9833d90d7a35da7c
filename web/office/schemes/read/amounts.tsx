import { inOrder } from '#language/publish/parameter-rows.ts'
import { amountWords } from '#language/publish/parameter-words.ts'
import type { Parameter } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { DateText } from '../../../ui/dates.tsx'
import { Part, SourceText, Wording } from '../reading.tsx'

export function AmountsPart({ scheme, today }: { scheme: Scheme; today: string }) {
  return (
    <Part id="parameters" title="金額・回数・期間">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is too wide is scrolled by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label="金額・回数・期間の表">
        <table className="w-full border-collapse text-[0.9375rem] leading-[1.55]">
          <caption className="sr-only">金額・回数・期間と、その日付</caption>
          <thead className="text-left">
            <tr className="border-b-2 border-line-strong">
              <th scope="col" className="px-3 py-2">
                名前
              </th>
              <th scope="col" className="px-3 py-2">
                いつから・いつまで
              </th>
              <th scope="col" className="px-3 py-2 text-right">
                値
              </th>
              <th scope="col" className="px-3 py-2">
                出典
              </th>
            </tr>
          </thead>
          <tbody>
            {scheme.parameters.map(parameter => (
              <Rows key={parameter.name} parameter={parameter} today={today} />
            ))}
          </tbody>
        </table>
      </section>
    </Part>
  )
}

function Rows({ parameter, today }: { parameter: Parameter; today: string }) {
  const rows = inOrder(parameter.rows)
  return rows.map((row, index) => {
    const current = row.from <= today && (row.to === undefined || row.to >= today)
    return (
      <tr key={row.from} className={index === rows.length - 1 ? 'border-b border-line' : ''}>
        {index === 0 && (
          <th scope="rowgroup" rowSpan={rows.length} className="px-3 py-2 text-left align-top font-normal">
            <Wording text={parameter.label} />
            {parameter.label.ja !== parameter.name && (
              <span className="block text-[0.8125rem] text-ink-soft">{parameter.name}</span>
            )}
          </th>
        )}
        <td className={`px-3 py-2 align-top ${current ? '' : 'text-ink-soft'}`}>
          <DateText day={row.from} style="western" />
          から
          {row.to && (
            <>
              <DateText day={row.to} style="western" />
              まで
            </>
          )}
          <When row={row} today={today} />
        </td>
        <td
          className={`px-3 py-2 text-right align-top whitespace-nowrap ${current ? 'font-bold' : 'text-ink-soft'}`}
        >
          {amountWords(row.value, parameter.unit)}
        </td>
        <td className={`px-3 py-2 align-top ${current ? '' : 'text-ink-soft'}`}>
          <SourceText source={row.source} />
        </td>
      </tr>
    )
  })
}

function When({ row, today }: { row: Parameter['rows'][number]; today: string }) {
  if (row.from > today) return <span className="ml-2 font-bold text-warning">これから</span>
  if (row.to && row.to < today) return <span className="ml-2">過去</span>
  return <span className="ml-2 font-bold text-success">いま</span>
}
