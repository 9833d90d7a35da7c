import { Link } from 'react-router'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Heading } from '../../ui/text.tsx'

export interface SummaryPart {
  page: string
  title: string
  rows: { question: string; label: string; text: string }[]
}

/** A report for reading, page by page; with `change` each part leads back to where it is written. */
export function Summary({ parts, change }: { parts: SummaryPart[]; change?: (page: string) => string }) {
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
          <DescriptionList
            dense
            items={part.rows.map(row => ({
              term: row.label,
              detail: row.text ? (
                <span className="whitespace-pre-line">{row.text}</span>
              ) : (
                <span className="text-ink-soft">記入なし</span>
              ),
            }))}
          />
        </section>
      ))}
    </>
  )
}
