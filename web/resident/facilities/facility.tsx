import { useLoaderData } from 'react-router'
import { addDays, addMonths, formatDate, tokyoDay } from '#language/values/date.ts'
import { freeSlots } from '#modules/bookings/slots/read.ts'
import { horizon } from '#modules/bookings/slots/rules.ts'
import { facilities } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note, Stack, TextLink } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { bookableScheme, typesOf } from '../bookings/scheme.server.ts'
import { along, wayFrom } from '../bookings/way.ts'
import { booking } from '../bookings/words.ts'
import { cityOf } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { Chips } from './chips.tsx'
import { Month } from './month.tsx'

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const way = wayFrom(request)
  const { scheme } = await bookableScheme(ctx, city, way)
  const today = tokyoDay(ctx.now)
  const places = await facilities(ctx, { municipality: city.id, scheme: scheme.id, on: today })
  const place = places.find(each => each.id === params.id) ?? refuse('not-found')
  const types = typesOf(scheme).filter(type => place.contract.types.includes(type.id))
  const type = types.find(each => each.id === way.type) ?? types[0] ?? refuse('not-found')
  const asked = new URL(request.url).searchParams.get('month') ?? ''
  const thisMonth = today.slice(0, 7)
  const lastMonth = addDays(today, horizon).slice(0, 7)
  const slots = await freeSlots(ctx, {
    municipality: city.id,
    scheme: scheme.id,
    type: type.id,
    from: today,
    to: addDays(today, horizon + 31),
    facility: place.id,
    only: 'bookable',
  })
  const opening = slots[0]?.day.slice(0, 7) ?? thisMonth
  const month =
    /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked >= thisMonth && asked <= lastMonth ? asked : opening
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  const free: Record<string, number> = {}
  for (const slot of slots) {
    if (slot.day >= first && slot.day <= last) free[slot.day] = (free[slot.day] ?? 0) + slot.free
  }
  return {
    city: { slug: city.slug },
    way: { ...way, type: type.id },
    place: {
      id: place.id,
      name: place.name,
      kind: place.kind,
      about: place.about,
      address: place.address,
      phone: place.phone,
      autoAccept: place.autoAccept,
    },
    contact: scheme.contact,
    types,
    first,
    last,
    free,
    earlier: month > thisMonth ? addMonths(first, -1).slice(0, 7) : undefined,
    later: month < lastMonth ? addMonths(first, 1).slice(0, 7) : undefined,
  }
})

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}
export const meta = (args: Meta) => titled(args, args.loaderData?.place.name)

export default function Facility() {
  const shown = useLoaderData<typeof loader>()
  const { city, way, place, types, first, last, free, earlier, later } = shown
  const speak = useSay()
  const language = useLanguage()
  const base = `/${city.slug}/facilities`
  const here = `${base}/${place.id}`
  const month =
    language === 'en'
      ? formatDate(first, 'en').replace(/^1 /, '')
      : `${Number(first.slice(0, 4))}年${Number(first.slice(5, 7))}月`
  return (
    <ResidentPage
      back={{ to: along(base, way), label: <Say text={booking.facilities} /> }}
      contact={shown.contact}
    >
      <Stack gap="large">
        <Stack>
          <Heading level={1} over={place.kind}>
            {place.name}
          </Heading>
          {place.about && (
            <Lead>
              <Say text={place.about} />
            </Lead>
          )}
        </Stack>
        <section className="flex flex-col gap-4">
          <Heading>
            <Say text={booking.calendar} values={{ month }} />
          </Heading>
          {types.length > 1 && (
            <Chips
              label={speak(booking.type)}
              chips={types.map(type => ({
                to: along(here, { ...way, type: type.id }),
                label: speak(type.label),
                chosen: type.id === way.type,
              }))}
            />
          )}
          <Note>
            <Say text={Object.keys(free).length > 0 ? booking.pressDay : booking.noFreeMonth} />
          </Note>
          <Month
            first={first}
            last={last}
            free={free}
            caption={speak(booking.calendar, { month })}
            href={day => along(`${here}/days/${day}`, way)}
          />
          <nav aria-label={speak(booking.week)} className="flex justify-between gap-4">
            {earlier ? (
              <LinkButton
                to={along(here, way, { month: earlier })}
                look="secondary"
                size="medium"
                icon="left"
                reload
              >
                <Say text={booking.earlier} />
              </LinkButton>
            ) : (
              <span />
            )}
            {later && (
              <LinkButton
                to={along(here, way, { month: later })}
                look="secondary"
                size="medium"
                iconEnd="right"
                reload
              >
                <Say text={booking.later} />
              </LinkButton>
            )}
          </nav>
          <Note>
            <Say text={place.autoAccept ? booking.answersAtOnce : booking.answersFirst} />
          </Note>
        </section>
        <DescriptionList
          items={[
            { term: <Say text={booking.address} />, detail: place.address },
            {
              term: <Say text={booking.phone} />,
              detail: (
                <a
                  href={`tel:${place.phone.replace(/[^\d+]/g, '')}`}
                  className="link inline-flex min-h-11 items-center"
                >
                  {place.phone}
                </a>
              ),
            },
          ]}
        />
        <Buttons>
          <TextLink to={along(base, way)} reload>
            <Say text={booking.otherFacilities} />
          </TextLink>
        </Buttons>
      </Stack>
    </ResidentPage>
  )
}
