import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from './icon.tsx'

/** A thing of its own on a quiet ground. Only where things beside one another would be confused. */
export function Card({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'accent' }) {
  const look = tone === 'accent' ? 'bg-accent-soft' : 'bg-ground'
  return <div className={`rounded-16 p-5 sm:p-6 ${look}`}>{children}</div>
}

/** A whole row that leads somewhere: what, one line about it, where it stands. */
export function LinkCard({
  to,
  title,
  about,
  status,
  over,
}: {
  to: string
  title: ReactNode
  about?: ReactNode
  status?: ReactNode
  over?: ReactNode
}) {
  return (
    <Link
      to={to}
      className="group flex items-center gap-4 rounded-16 bg-ground p-5 text-ink no-underline hover:bg-accent-soft sm:p-6"
    >
      <span className="min-w-0 grow">
        {(over || status) && (
          <span className="mb-1 flex flex-wrap items-center gap-3 text-[0.9375rem] text-ink-soft">
            {status}
            {over}
          </span>
        )}
        <span className="block text-[1.125rem] font-bold text-blue-1000 group-hover:underline group-hover:underline-offset-4">
          {title}
        </span>
        {about && <span className="mt-1 block">{about}</span>}
      </span>
      <Icon name="right" className="text-accent" />
    </Link>
  )
}
