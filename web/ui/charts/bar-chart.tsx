import type { ReactNode } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { figure } from './scale.ts'

export interface Bar {
  label: string
  value: number
  /** The one to look at. */
  marked?: boolean
}

/** Bars lying below one another, each with its name before and its figure behind it: nothing to look up elsewhere. */
export function BarChart({
  title,
  says,
  bars,
  unit = '',
  heading,
}: {
  title: string
  says?: ReactNode
  bars: Bar[]
  unit?: string
  /** Column heads of the table: what is counted by, what is counted. */
  heading: [string, string]
}) {
  const most = Math.max(...bars.map(bar => bar.value), 1)
  const table = {
    head: heading,
    rows: bars.map(bar => ({ label: bar.label, values: [`${figure(bar.value)}${unit}`] })),
  }
  return (
    <ChartFrame title={title} says={says} table={table}>
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(4rem,auto)_1fr] items-center gap-x-3 gap-y-1.5"
      >
        {bars.map(bar => (
          <div key={bar.label} className="contents text-[0.9375rem]">
            <span className="text-right leading-tight">{bar.label}</span>
            <svg width="100%" height="26" aria-hidden="true" className="overflow-visible">
              <rect
                data-fill
                width={`${(bar.value / most) * 82}%`}
                height="26"
                rx="3"
                className={bar.marked === false ? 'fill-solid-gray-420' : 'fill-accent'}
              />
              <text
                x={`${(bar.value / most) * 82}%`}
                dx="8"
                y="18"
                className="fill-ink text-[0.9375rem] font-bold"
              >
                {figure(bar.value)}
                {unit}
              </text>
            </svg>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}
