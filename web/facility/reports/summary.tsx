import { Link } from 'react-router'
import type { SummaryPage } from '#language/form/format.ts'
import { ReportRows } from '../../ui/report-rows.tsx'
import { Heading } from '../../ui/text.tsx'

/** A report for reading, page by page; with `change` each part leads back to where it is written. */
export function Summary({ parts, change }: { parts: SummaryPage[]; change?: (page: string) => string }) {
  return (
    <>
      {parts.map(part => (
        <section key={part.page} aria-labelledby={`part-${part.page}`}>
          <div className="flex items-baseline justify-between gap-4 border-b border-line-strong pb-1">
            <Heading level={3} id={`part-${part.page}`}>
              {part.title}
            </Heading>
            {change && (
              <Link to={change(part.page)} className="link inline-flex min-h-11 items-center">
                直す<span className="sr-only">（{part.title}）</span>
              </Link>
            )}
          </div>
          <ReportRows rows={part.rows} />
        </section>
      ))}
    </>
  )
}
