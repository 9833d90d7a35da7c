import type { ReactNode } from 'react'

/** How much of something is used: words, numbers and a bar. */
export function Meter({
  label,
  value,
  most,
  unit,
  tone = 'accent',
}: {
  label: ReactNode
  value: number
  most: number
  unit?: ReactNode
  tone?: 'accent' | 'success' | 'warning' | 'danger'
}) {
  const fill = {
    accent: 'fill-accent',
    success: 'fill-success',
    warning: 'fill-warning',
    danger: 'fill-danger',
  }[tone]
  const share = most > 0 ? Math.min(Math.max(value / most, 0), 1) : 0
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-baseline justify-between gap-4">
        <span>{label}</span>
        <span className="whitespace-nowrap">
          <strong>{value.toLocaleString('ja-JP')}</strong>
          <span className="text-ink-soft">
            {' '}
            / {most.toLocaleString('ja-JP')}
            {unit}
          </span>
        </span>
      </p>
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-2 w-full rounded-full"
        aria-hidden="true"
      >
        <rect width="100" height="1" className="fill-solid-gray-200" />
        <rect width={share * 100} height="1" className={fill} />
      </svg>
    </div>
  )
}
