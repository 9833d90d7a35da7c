import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Status = 'neutral' | 'active' | 'waiting' | 'good' | 'bad' | 'late'

const looks: Record<Status, { style: string; icon: IconName }> = {
  neutral: { style: 'text-ink bg-solid-gray-50', icon: 'list' },
  active: { style: 'text-accent bg-accent-soft', icon: 'right' },
  waiting: { style: 'text-warning bg-warning-soft', icon: 'clock' },
  good: { style: 'text-success bg-success-soft', icon: 'check' },
  bad: { style: 'text-danger bg-danger-soft', icon: 'close' },
  late: { style: 'text-white bg-danger', icon: 'warning' },
}

/** Where something stands: a word, a sign and a colour. */
export function StatusBadge({
  status = 'neutral',
  icon,
  children,
}: {
  status?: Status
  icon?: IconName
  children: ReactNode
}) {
  const look = looks[status]
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-16 py-0.5 pr-3 pl-2 text-[0.875rem] leading-normal font-bold sm:whitespace-nowrap [print-color-adjust:exact] ${look.style}`}
    >
      <Icon name={icon ?? look.icon} size={16} />
      <span>{children}</span>
    </span>
  )
}
