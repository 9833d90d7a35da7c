import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here yet: what will come here, and what to do so that it does. */
export function Empty({
  title,
  children,
  action,
  icon = 'document',
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  icon?: IconName
}) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
      <Icon name={icon} size={40} className="text-solid-gray-536" />
      <p className="text-[1.125rem] font-bold">{title}</p>
      {children && <div className="max-w-128 text-ink-soft">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
