import type { ReactNode } from 'react'
import { TextLink } from './text.tsx'

export interface Description {
  term: ReactNode
  detail: ReactNode
  /** Something in the margin that concerns it: a check's result, a comment. */
  margin?: ReactNode
  /** Leads to where it can be changed. */
  change?: { to: string; label: ReactNode }
}

/** Names and values, divided by thin lines; beside one another where there is room. */
export function DescriptionList({ items, dense }: { items: Description[]; dense?: boolean }) {
  const room = dense ? 'py-2' : 'py-4'
  const withMargin = items.some(item => item.margin)
  return (
    <dl className="divide-y divide-line w-full self-start border-y border-line">
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a description list never reorders
          key={index}
          className={`grid gap-x-6 gap-y-1 ${room} ${withMargin ? 'lg:grid-cols-[11rem_1fr_15rem]' : 'sm:grid-cols-[11rem_1fr]'}`}
        >
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="flex min-w-0 flex-wrap justify-between gap-x-4 text-ink-strong">
            <span className="min-w-0 whitespace-pre-line">{item.detail}</span>
            {item.change && <TextLink to={item.change.to}>{item.change.label}</TextLink>}
          </dd>
          {item.margin && <dd className="text-[0.9375rem]">{item.margin}</dd>}
        </div>
      ))}
    </dl>
  )
}
