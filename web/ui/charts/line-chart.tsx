import type { ReactNode } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { axisOf, figure } from './scale.ts'

export interface Line {
  label: string
  /** One per `points` entry; null where nothing is known. */
  values: (number | null)[]
}

const width = 400
const height = 230
const edge = { left: 34, right: 88, top: 14, bottom: 28 }
const inks = ['stroke-accent', 'stroke-orange-900', 'stroke-green-800', 'stroke-solid-gray-600']
const fills = ['fill-accent', 'fill-orange-900', 'fill-green-800', 'fill-solid-gray-600']
const dashes = [undefined, '8 4', '2 4', '12 4 2 4']

/** Lines over time, each named at its end. At most four: more belong in a table. */
export function LineChart({
  title,
  says,
  points,
  lines,
  unit = '',
  heading,
}: {
  title: string
  says?: ReactNode
  /** Names along the bottom, e.g. 4月. */
  points: string[]
  lines: Line[]
  unit?: string
  /** What the points are, for the table. */
  heading: string
}) {
  const known = lines.flatMap(line => line.values.filter(value => value !== null))
  const { top, steps } = axisOf(Math.max(...known, 0))
  const x = (index: number) =>
    edge.left + (index * (width - edge.left - edge.right)) / Math.max(points.length - 1, 1)
  const y = (value: number) => height - edge.bottom - (value / top) * (height - edge.top - edge.bottom)
  const every = Math.ceil(points.length / 6)
  const table = {
    head: [heading, ...lines.map(line => line.label)],
    rows: points.map((label, index) => ({
      label,
      values: lines.map(line => {
        const value = line.values[index]
        return value == null ? '—' : `${figure(value)}${unit}`
      }),
    })),
  }
  return (
    <ChartFrame title={title} says={says} table={table}>
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full max-w-128 text-[13px]" aria-hidden="true">
        {steps.map(step => (
          <g key={step}>
            <line
              x1={edge.left}
              x2={width - edge.right}
              y1={y(step)}
              y2={y(step)}
              className={step === 0 ? 'stroke-solid-gray-600' : 'stroke-solid-gray-200'}
            />
            <text x={edge.left - 8} y={y(step) + 4} textAnchor="end" className="fill-ink-soft">
              {figure(step)}
            </text>
          </g>
        ))}
        {points.map((label, index) =>
          index % every === 0 ? (
            <text key={label} x={x(index)} y={height - 10} textAnchor="middle" className="fill-ink-soft">
              {label}
            </text>
          ) : null,
        )}
        {lines.map((line, order) => (
          <Drawn key={line.label} line={line} order={order} x={x} y={y} unit={unit} />
        ))}
      </svg>
    </ChartFrame>
  )
}

function Drawn({
  line,
  order,
  x,
  y,
  unit,
}: {
  line: Line
  order: number
  x: (index: number) => number
  y: (value: number) => number
  unit: string
}) {
  let path = ''
  let pen = false
  let last: { index: number; value: number } | undefined
  line.values.forEach((value, index) => {
    if (value === null) {
      pen = false
      return
    }
    path += `${pen ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    pen = true
    last = { index, value }
  })
  return (
    <g>
      <path
        d={path}
        fill="none"
        strokeWidth="2.5"
        strokeLinejoin="round"
        strokeDasharray={dashes[order % 4]}
        className={inks[order % 4]}
      />
      {last && (
        <>
          <circle cx={x(last.index)} cy={y(last.value)} r="4" className={fills[order % 4]} />
          <text x={x(last.index) + 9} y={y(last.value) + 4} className={`font-bold ${fills[order % 4]}`}>
            {figure(last.value)}
            {unit} {line.label}
          </text>
        </>
      )}
    </g>
  )
}
