import type { SummaryPage } from '#language/form/format.ts'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Heading, Stack } from '../../ui/text.tsx'

/** What was answered, page by page of the form. */
export function AnswersByPage({ pages }: { pages: readonly SummaryPage[] }) {
  return (
    <Stack>
      {pages.map(part => (
        <section key={part.page} className="flex flex-col gap-2">
          <Heading level={2} size={4}>
            {part.title}
          </Heading>
          <div>
            <DescriptionList
              dense
              items={part.rows.map(row => ({ term: row.label, detail: row.text || '―' }))}
            />
          </div>
        </section>
      ))}
    </Stack>
  )
}
