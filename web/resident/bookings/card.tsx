import { LinkCard } from '../../ui/card.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ShownBooking } from './shown.server.ts'
import { When } from './when.tsx'
import { stateBadges, stateWords } from './words.ts'

/** One booking as a row that leads to it. Also for the home page. */
export function BookingCard({ city, booking }: { city: string; booking: ShownBooking }) {
  return (
    <LinkCard
      to={`/${city}/bookings/${booking.id}`}
      status={
        <StatusBadge status={stateBadges[booking.state]}>
          <Say text={stateWords[booking.state]} />
        </StatusBadge>
      }
      title={<When startsAt={booking.startsAt} endsAt={booking.endsAt} nights={booking.nights} />}
      about={
        <>
          {booking.facility}
          {'　'}
          <Say text={booking.typeLabel} />
        </>
      }
    />
  )
}
