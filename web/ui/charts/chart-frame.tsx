import type { ReactNode } from 'react'
import { Disclosure } from '../disclosure.tsx'
import { Say } from '../say.tsx'
import { show } from '../words/show.ts'

export interface ChartTable {
  head: string[]
  rows: { label: string; values: string[] }[]
}

/** Title, drawing and the table behind it. The sentence `says` tells what there is to see. */
export function ChartFrame({
  title,
  says,
  table,
  children,
}: {
  title: string
  says?: ReactNode
  table: ChartTable
  children: ReactNode
}) {
  return (
    <figure className="flex flex-col gap-2">
      <figcaption>
        <span className="block font-bold text-ink-strong">{title}</span>
        {says && <span className="block text-[0.9375rem] text-ink-soft">{says}</span>}
      </figcaption>
      {children}
      <Disclosure small summary={<Say text={show.table} />}>
        <table className="text-[0.9375rem]">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b border-line-strong">
              {table.head.map((cell, index) => (
                <th
                  key={cell}
                  scope="col"
                  className={`py-1 pr-6 ${index === 0 ? 'text-left' : 'text-right'}`}
                >
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(row => (
              <tr key={row.label} className="border-b border-line">
                <th scope="row" className="py-1 pr-6 text-left font-normal">
                  {row.label}
                </th>
                {row.values.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never reorder
                  <td key={index} className="py-1 pr-6 text-right">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  )
}
