import type { ReactNode } from 'react'

/** Whole yen: ¥1,234, negative with a real minus sign. */
export function Money({ yen, strong }: { yen: number; strong?: boolean }) {
  const text = `${yen < 0 ? '−' : ''}¥${Math.abs(yen).toLocaleString('ja-JP')}`
  return strong ? (
    <strong className="whitespace-nowrap">{text}</strong>
  ) : (
    <span className="whitespace-nowrap">{text}</span>
  )
}

/** A figure someone is asked for, with what it means and how it moves. */
export function Figure({
  label,
  value,
  unit,
  trend,
  children,
}: {
  label: ReactNode
  value: ReactNode
  unit?: ReactNode
  /** e.g. 先月より3件多い. */
  trend?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="flex flex-col gap-1 border-t border-line-strong pt-3">
      <p className="text-[0.9375rem] text-ink-soft">{label}</p>
      <p className="text-[2rem] leading-tight font-bold text-ink-strong">
        {value}
        {unit && <span className="ml-1 text-[1rem] font-normal">{unit}</span>}
      </p>
      {trend && <p className="text-[0.9375rem]">{trend}</p>}
      {children}
    </div>
  )
}
