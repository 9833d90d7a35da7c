import type { ReactNode } from 'react'

export interface Chip {
  to: string
  label: ReactNode
  chosen: boolean
}

/**
 * One choice out of a few, as links: each is a page of its own and works without script. `row`: many of a kind, in one
 * row to push along on phones.
 */
export function Chips({ label, chips, row }: { label: string; chips: Chip[]; row?: boolean }) {
  return (
    <nav aria-label={label}>
      <p aria-hidden="true" className="mb-1 text-[0.9375rem] text-ink-soft">
        {label}
      </p>
      <ul
        className={
          row
            ? '-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0'
            : 'flex flex-wrap gap-2'
        }
      >
        {chips.map(chip => (
          <li key={chip.to}>
            <a
              href={chip.to}
              aria-current={chip.chosen ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 whitespace-nowrap text-ink no-underline hover:bg-accent-soft aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:font-bold aria-[current]:text-white"
            >
              {chip.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
