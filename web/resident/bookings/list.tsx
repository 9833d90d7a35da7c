import { useLoaderData } from 'react-router'
import { bookingsOf } from '#modules/bookings/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { BookingCard } from './card.tsx'
import { type ShownBooking, shownBooking } from './shown.server.ts'
import { booking } from './words.ts'

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const bookings: ShownBooking[] = []
  for (const each of await bookingsOf(ctx, city.id, actor.accountId))
    bookings.push(await shownBooking(ctx, each))
  return {
    city: { slug: city.slug },
    cancelled: new URL(request.url).searchParams.get('done') === 'cancelled',
    ahead: bookings.filter(each => each.ahead).toReversed(),
    past: bookings.filter(each => !each.ahead),
  }
})

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.bookings)

export default function Bookings() {
  const { city, cancelled, ahead, past } = useLoaderData<typeof loader>()
  const fresh = (
    <LinkButton to={`/${city.slug}/bookings/new`} wide icon="plus" reload>
      <Say text={booking.book} />
    </LinkButton>
  )
  return (
    <ResidentPage contact={(ahead[0] ?? past[0])?.contact}>
      <Stack gap="large">
        <Heading level={1}>
          <Say text={booking.bookings} />
        </Heading>
        {cancelled && <NotificationBanner tone="success" live title={<Say text={booking.cancelled} />} />}
        {ahead.length === 0 ? (
          <Empty title={<Say text={booking.noUpcoming} />} icon="calendar" action={fresh}>
            <Say text={booking.noUpcomingHelp} />
          </Empty>
        ) : (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={booking.upcoming} />
            </Heading>
            {ahead.map(each => (
              <BookingCard key={each.id} city={city.slug} booking={each} />
            ))}
            <p>{fresh}</p>
          </section>
        )}
        {past.length > 0 && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={booking.past} />
            </Heading>
            {past.map(each => (
              <BookingCard key={each.id} city={city.slug} booking={each} />
            ))}
          </section>
        )}
      </Stack>
    </ResidentPage>
  )
}
