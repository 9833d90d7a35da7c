import { LinkCard } from '../../ui/card.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import type { Nearby } from './nearby.server.ts'
import { along, type Way } from './way.ts'
import { When } from './when.tsx'
import { booking } from './words.ts'

/** When one thing is full: what is free instead, each one press away. */
export function NearbyPlaces({ city, way, nearby }: { city: string; way: Way; nearby: Nearby }) {
  const draw = (each: Nearby['same'][number]) => (
    <LinkCard
      key={each.slot}
      to={along(
        `/${city}/bookings/confirm`,
        { ...way, type: each.type },
        { facility: each.facilityId, slot: each.slot },
      )}
      title={<When startsAt={each.startsAt} endsAt={each.endsAt} nights={each.stay ? 1 : 0} />}
      about={
        <>
          {each.facility} <Say text={each.typeLabel} />
        </>
      }
    />
  )
  return (
    <Stack>
      <section className="flex flex-col gap-3">
        <Heading>
          <Say text={booking.nearby} />
        </Heading>
        {nearby.same.length === 0 && (
          <p className="text-ink-soft">
            <Say text={booking.noneNearby} />
          </p>
        )}
        {nearby.same.map(draw)}
      </section>
      {nearby.other.length > 0 && (
        <section className="flex flex-col gap-3">
          <Heading>
            <Say text={booking.otherTypes} />
          </Heading>
          {nearby.other.map(draw)}
        </section>
      )}
    </Stack>
  )
}
