import type { ReactNode } from 'react'
import { Say } from './say.tsx'
import { form } from './words/form.ts'

/** How far through a form: words and a bar. `page` counts from 1. */
export function ProgressSteps({ page, pages, title }: { page: number; pages: number; title?: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex justify-between gap-4 text-[0.9375rem]">
        <span className="text-ink-soft">{title}</span>
        <span className="font-bold whitespace-nowrap">
          <Say text={form.page} values={{ page, pages }} />
        </span>
      </p>
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-1.5 w-full rounded-full"
        aria-hidden="true"
      >
        <rect width="100" height="1" className="fill-solid-gray-200" />
        <rect width={(100 * Math.min(page, pages)) / Math.max(pages, 1)} height="1" className="fill-accent" />
      </svg>
    </div>
  )
}
