import type { Text } from '#language/text.ts'
import { RelativeTime } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { follow } from '../words/follow.ts'

interface Look {
  at: string
  by: 'staff' | 'facility'
  facility: string | null
}

/** Who may see what of this application, and who has looked. */
export function Seen({
  city,
  section,
  shared,
  seen,
  now,
}: {
  city: string
  section: Text
  /** Labels of the answers a booked facility sees. */
  shared: Text[]
  seen: Look[]
  now: string
}) {
  const speak = useSay()
  return (
    <Disclosure summary={<Say text={follow.seen} />}>
      <Stack>
        <p>
          <Say text={follow.seenCity} values={{ city, section: speak(section) }} />
        </p>
        {shared.length === 0 ? (
          <p>
            <Say text={follow.seenNoFacility} />
          </p>
        ) : (
          <div>
            <p>
              <Say text={follow.seenFacility} />
            </p>
            <ul className="mt-2 list-disc pl-6">
              {shared.map(label => (
                <li key={label.ja}>
                  <Say text={label} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <section className="flex flex-col gap-2">
          <Heading level={2} size={4}>
            <Say text={follow.seenLog} />
          </Heading>
          {seen.length === 0 ? (
            <p>
              <Say text={follow.seenNobody} />
            </p>
          ) : (
            <ul className="divide-y divide-line">
              {seen.map(look => (
                <li key={look.at} className="flex flex-wrap justify-between gap-x-4 py-2">
                  <span>{look.facility ?? <Say text={follow.seenStaff} values={{ city }} />}</span>
                  <RelativeTime at={look.at} now={now} />
                </li>
              ))}
            </ul>
          )}
          <Note>
            <Say text={follow.seenKept} />
          </Note>
        </section>
      </Stack>
    </Disclosure>
  )
}
