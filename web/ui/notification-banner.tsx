import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Say } from './say.tsx'
import { show } from './words/show.ts'

export type Tone = 'success' | 'warning' | 'error' | 'info'

const tones: Record<Tone, { ground: string; ink: string }> = {
  success: { ground: 'bg-success-soft', ink: 'text-success' },
  warning: { ground: 'bg-warning-soft', ink: 'text-warning' },
  error: { ground: 'bg-danger-soft', ink: 'text-danger' },
  info: { ground: 'bg-accent-soft', ink: 'text-accent' },
}

/** What just happened or must be known. Icon and word carry the meaning, colour only helps. */
export function NotificationBanner({
  tone = 'info',
  title,
  children,
  level = 2,
  live,
}: {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
  level?: 2 | 3
  /** Read aloud at once: answers to what was just pressed. */
  live?: boolean
}) {
  const Tag = `h${level}` as const
  const { ground, ink } = tones[tone]
  const role = live ? { role: tone === 'error' ? 'alert' : 'status' } : {}
  return (
    <div {...role} className={`rounded-12 px-4 py-4 sm:px-6 ${ground}`}>
      <div className="flex items-start gap-3">
        <Icon name={tone} className={`mt-0.5 ${ink}`} />
        <div className="min-w-0">
          <Tag className="font-bold">
            <span className={`mr-2 ${ink}`}>
              <Say text={show[tone]} />
            </span>
            {title}
          </Tag>
          {children && <div className="mt-1 space-y-2">{children}</div>}
        </div>
      </div>
    </div>
  )
}
