import { useLoaderData } from 'react-router'
import { reservationOf } from '#modules/bookings/read.ts'
import { facility } from '#modules/places/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { CancelRule } from './cancel-rule.tsx'
import { Seen } from './seen.tsx'
import { type ShownBooking, shownBooking } from './shown.server.ts'
import { along } from './way.ts'
import { When } from './when.tsx'
import { booking, stateBadges, stateWords } from './words.ts'

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const found = await reservationOf(ctx, params.id ?? '')
  const place = await facility(ctx, found.facilityId)
  return {
    city: { slug: city.slug },
    done: new URL(request.url).searchParams.get('done'),
    booking: await shownBooking(ctx, found),
    place: { address: place?.address ?? '', phone: place?.phone ?? '' },
  }
})

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.bookings)

export default function OneBooking() {
  const { city, done, booking: one, place } = useLoaderData<typeof loader>()
  return (
    <ResidentPage
      back={{ to: `/${city.slug}/bookings`, label: <Say text={booking.toBookings} /> }}
      contact={one.contact}
    >
      <Stack>
        {done && one.ahead && <Done done={done} requested={one.state === 'requested'} />}
        <Heading level={1} over={<Say text={one.typeLabel} />}>
          <When startsAt={one.startsAt} endsAt={one.endsAt} nights={one.nights} />
        </Heading>
        <p>
          <StatusBadge status={stateBadges[one.state]}>
            <Say text={stateWords[one.state]} />
          </StatusBadge>
        </p>
        <Facts one={one} place={place} />
        {one.ahead && (
          <Buttons>
            <LinkButton to={`/${city.slug}/vouchers/${one.voucherId}`} wide reload>
              <Say text={booking.seeVoucher} />
            </LinkButton>
            {one.changeable && (
              <LinkButton
                to={along(`/${city.slug}/facilities`, {
                  scheme: one.scheme,
                  voucher: one.voucherId,
                  type: one.type,
                  instead: one.id,
                })}
                look="secondary"
                wide
                reload
              >
                <Say text={booking.change} />
              </LinkButton>
            )}
            <LinkButton to={`/${city.slug}/bookings/${one.id}/cancel`} look="text" wide reload>
              <Say text={booking.cancel} />
            </LinkButton>
          </Buttons>
        )}
        {one.ahead && !one.changeable && (
          <Note>
            <Say text={booking.callFacility} />
          </Note>
        )}
        {one.ahead && <Seen shown={one.seen} />}
      </Stack>
    </ResidentPage>
  )
}

function Done({ done, requested }: { done: string; requested: boolean }) {
  const title = requested ? booking.doneRequested : done === 'changed' ? booking.doneChanged : booking.done
  return (
    <NotificationBanner tone="success" live title={<Say text={title} />}>
      <p>
        <Say text={requested ? booking.requestedHelp : booking.doneHelp} />
      </p>
    </NotificationBanner>
  )
}

function Facts({ one, place }: { one: ShownBooking; place: { address: string; phone: string } }) {
  const speak = useSay()
  return (
    <DescriptionList
      items={[
        {
          term: <Say text={booking.where} />,
          detail: (
            <>
              {one.facility}
              <br />
              {place.address}
              <br />
              <a
                href={`tel:${place.phone.replace(/[^\d+]/g, '')}`}
                className="link inline-flex min-h-11 items-center"
              >
                {place.phone}
              </a>
            </>
          ),
        },
        {
          term: <Say text={booking.cost} />,
          detail: (
            <>
              <strong>
                {one.charged === 0 ? (
                  <Say text={booking.free} />
                ) : (
                  <Say text={booking.yen} values={{ n: one.charged.toLocaleString('ja-JP') }} />
                )}
              </strong>{' '}
              <span className="text-ink-soft">
                <Say text={booking.nthUse} values={{ n: one.ordinal }} />{' '}
                <Say text={booking.takes} values={{ n: one.units, unit: speak(one.unit) }} />
              </span>
            </>
          ),
        },
        ...(one.ahead
          ? [{ term: <Say text={booking.cancelRule} />, detail: <CancelRule {...one.cancel} /> }]
          : []),
        ...(one.wish ? [{ term: <Say text={booking.wishTold} />, detail: one.wish }] : []),
        ...(one.reason ? [{ term: <Say text={booking.reason} />, detail: one.reason }] : []),
      ]}
    />
  )
}
