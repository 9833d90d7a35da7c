import { useLoaderData } from 'react-router'
import { bookableUntil } from '#language/entitlement/limits.ts'
import { addDays, formatDate, formatInstant, isDay } from '#language/values/date.ts'
import { freeSlots } from '#modules/bookings/slots/read.ts'
import { facility } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkCard } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { bookableScheme, typesOf } from '../bookings/scheme.server.ts'
import { along, wayFrom } from '../bookings/way.ts'
import { When } from '../bookings/when.tsx'
import { booking } from '../bookings/words.ts'
import { cityOf } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { byDay, staysFrom } from './free.server.ts'

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const way = wayFrom(request)
  const day = params.day ?? ''
  if (!isDay(day)) refuse('not-found')
  const { scheme } = await bookableScheme(ctx, city, way)
  const type = typesOf(scheme).find(each => each.id === way.type) ?? refuse('not-found')
  const place = (await facility(ctx, params.id ?? '')) ?? refuse('not-found')
  const slots = await freeSlots(ctx, {
    municipality: city.id,
    scheme: scheme.id,
    type: type.id,
    from: day,
    to: addDays(day, type.most - 1),
    facility: place.id,
    only: 'bookable',
  })
  const days = byDay(slots)
  const choices = (days.get(day) ?? []).flatMap(first => staysFrom(first, days, type.most))
  return {
    city: { slug: city.slug },
    way,
    place: { id: place.id, name: place.name },
    contact: scheme.contact,
    type,
    day,
    deadline: bookableUntil(scheme, day).toISOString(),
    choices: choices.map(run => ({
      slots: run.map(slot => slot.id),
      startsAt: (run[0] as (typeof run)[number]).startsAt.toISOString(),
      endsAt: (run.at(-1) as (typeof run)[number]).endsAt.toISOString(),
      nights: type.stay ? run.length : 0,
      free: Math.min(...run.map(slot => slot.free)),
    })),
  }
})

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}
export const meta = (args: Meta) => titled(args, args.loaderData?.place.name)

export default function Day() {
  const { city, way, place, contact, type, day, deadline, choices } = useLoaderData<typeof loader>()
  const language = useLanguage()
  return (
    <ResidentPage
      back={{
        to: along(`/${city.slug}/facilities/${place.id}`, way, { month: day.slice(0, 7) }),
        label: place.name,
      }}
      contact={contact}
    >
      <Stack>
        <Heading
          level={1}
          over={
            <>
              {place.name} <Say text={type.label} /> {formatDate(day, language, 'weekday')}
            </>
          }
        >
          <Say text={type.stay && type.most > 1 ? booking.chooseNights : booking.chooseTime} />
        </Heading>
        {choices.length === 0 && (
          <Empty title={<Say text={booking.nothingFree} />} icon="calendar">
            <Say text={booking.noFacilities} />
          </Empty>
        )}
        <div className="flex flex-col gap-3">
          {choices.map(choice => (
            <LinkCard
              key={choice.slots.join()}
              to={along(`/${city.slug}/bookings/confirm`, way, { facility: place.id, slot: choice.slots })}
              title={<When startsAt={choice.startsAt} endsAt={choice.endsAt} nights={choice.nights} />}
              about={<Say text={booking.placesLeft} values={{ n: choice.free }} />}
            />
          ))}
        </div>
        {choices.length > 0 && (
          <Note>
            <Say
              text={booking.deadline}
              values={{ when: formatInstant(new Date(deadline), language, 'western') }}
            />
          </Note>
        )}
      </Stack>
    </ResidentPage>
  )
}
