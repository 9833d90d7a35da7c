import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Say } from './say.tsx'
import { show } from './words/show.ts'

export interface TimelineEntry {
  id: string
  title: ReactNode
  /** When, e.g. `<RelativeTime>`. */
  at?: ReactNode
  /** Who. */
  by?: ReactNode
  body?: ReactNode
  icon?: IconName
  /** done: behind us · now: where it stands · ahead: still to come. */
  state?: 'done' | 'now' | 'ahead'
}

const dots = {
  done: 'bg-accent border-accent text-white',
  now: 'bg-white border-accent text-accent ring-4 ring-blue-100',
  ahead: 'bg-white border-solid-gray-420 text-transparent',
} as const

/** What happened and what comes next, in order of time. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label?: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map(({ id, title, at, by, body, icon, state = 'done' }, index) => (
        <li
          key={id}
          aria-current={state === 'now' ? 'step' : undefined}
          className="relative flex gap-4 pb-6 last:pb-0"
        >
          {index < entries.length - 1 && (
            <span
              aria-hidden="true"
              className={`absolute top-6 bottom-0 left-[0.6875rem] w-0.5 ${state === 'done' ? 'bg-accent' : 'bg-solid-gray-300'}`}
            />
          )}
          <span
            aria-hidden="true"
            className={`relative mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border-2 ${dots[state]}`}
          >
            {state === 'now' ? (
              <span className="size-2.5 rounded-full bg-accent" />
            ) : (
              <Icon name={icon ?? 'check'} size={16} className="size-3.5" />
            )}
          </span>
          <div className="min-w-0">
            <p className={state === 'ahead' ? 'text-ink-soft' : 'font-bold text-ink-strong'}>
              {title}
              {state === 'now' && (
                <span className="ml-2 text-[0.875rem] text-accent">
                  （<Say text={show.now} />）
                </span>
              )}
            </p>
            {(at || by) && (
              <p className="text-[0.9375rem] text-ink-soft">
                {at}
                {at && by && '　'}
                {by}
              </p>
            )}
            {body && <div className="mt-1">{body}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
