import type { Text } from '#language/text.ts'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Say } from '../../ui/say.tsx'
import { Note, Stack } from '../../ui/text.tsx'
import { booking } from './words.ts'

/** What a booked facility sees of its user, and what it never does. */
export function Seen({
  shown,
  open,
}: {
  shown: { question: string; label: Text; value: Text }[]
  open?: boolean
}) {
  return (
    <Disclosure summary={<Say text={booking.facilitySees} />} open={open ?? false}>
      <Stack gap="small">
        <p>
          <Say text={booking.facilitySeesLead} />
        </p>
        {shown.length === 0 ? (
          <Note>
            <Say text={booking.facilitySeesNothing} />
          </Note>
        ) : (
          <DescriptionList
            dense
            items={shown.map(each => ({
              term: <Say text={each.label} />,
              detail: <Say text={each.value} />,
            }))}
          />
        )}
      </Stack>
    </Disclosure>
  )
}
