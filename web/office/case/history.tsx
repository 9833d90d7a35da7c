import { InstantText, RelativeTime } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextLink } from '../../ui/text.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { HistoryEntry } from './history.server.ts'

/** What happened, latest first, and who looked. */
export function History({
  entries,
  views,
  now,
}: {
  entries: HistoryEntry[]
  views: { at: string; by: string }[]
  now: string
}) {
  return (
    <div className="flex flex-col gap-4">
      <Timeline
        label="経過"
        entries={entries.map(entry => ({
          id: entry.id,
          title: entry.title,
          at: <RelativeTime at={entry.at} now={now} />,
          by: entry.by,
          body: (entry.body || entry.link) && (
            <>
              {entry.body && <p className="text-[0.9375rem]">{entry.body}</p>}
              {entry.link && (
                <p className="text-[0.9375rem]">
                  <TextLink to={entry.link.to}>{entry.link.label}</TextLink>
                </p>
              )}
            </>
          ),
          icon: entry.icon,
        }))}
      />
      <Disclosure small summary={`この申請を見た人（${views.length}）`}>
        <ul className="text-[0.9375rem]">
          {views.map(view => (
            <li key={`${view.at} ${view.by}`}>
              <InstantText at={view.at} />　{view.by}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
