import type { SummaryPage } from '#language/form/format.ts'
import { DescriptionList } from './description-list.tsx'

/** What was written on one page of a report, with its line breaks; what was left empty says so. */
export function ReportRows({ rows }: { rows: SummaryPage['rows'] }) {
  return (
    <DescriptionList
      dense
      items={rows.map(row => ({
        term: row.label,
        detail: row.text ? (
          <span className="whitespace-pre-line">{row.text}</span>
        ) : (
          <span className="text-ink-soft">記入なし</span>
        ),
      }))}
    />
  )
}
