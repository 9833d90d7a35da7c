import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** More to read for those who want it. Works without script. */
export function Disclosure({
  summary,
  children,
  open,
  small,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  small?: boolean
}) {
  return (
    <details open={open} className="group/disclosure">
      <summary
        className={`inline-flex min-h-11 list-none items-center gap-1.5 rounded-4 text-blue-1000 underline underline-offset-4 hover:decoration-2 ${small ? 'text-[0.9375rem]' : ''}`}
      >
        <Icon name="right" size={16} className="group-open/disclosure:rotate-90" />
        <span>{summary}</span>
      </summary>
      <div className="mt-1 mb-2 border-l-2 border-line pl-4">{children}</div>
    </details>
  )
}
