import { useLoaderData } from 'react-router'
import { addDays, formatDate, tokyoDay } from '#language/values/date.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkCard } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { MapSvg } from '../../ui/map-svg.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Lead, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { bookableScheme, typesOf } from '../bookings/scheme.server.ts'
import { along, type Way, wayFrom } from '../bookings/way.ts'
import { booking } from '../bookings/words.ts'
import { cityOf } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { Chips } from './chips.tsx'
import { facilitiesWithDays, mondayOf, weeksFrom } from './free.server.ts'

const weeksShown = 8

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const way = wayFrom(request)
  const { scheme } = await bookableScheme(ctx, city, way)
  const types = typesOf(scheme)
  const type = types.find(each => each.id === way.type)?.id
  const search = new URL(request.url).searchParams
  const weeks = weeksFrom(ctx.now, weeksShown)
  const from = weeks.find(week => week === search.get('from')) ?? mondayOf(tokyoDay(ctx.now))
  const to = addDays(from, 13)
  const places = await facilitiesWithDays(ctx, { municipality: city.id, scheme: scheme.id, type, from, to })
  return {
    city: { slug: city.slug },
    way: { ...way, type } satisfies Way,
    contact: scheme.contact,
    types,
    weeks,
    from,
    to,
    map: search.get('view') === 'map',
    places,
    outline: outlineOf(city.map),
  }
})

/** The municipality's border, where it has given one. */
function outlineOf(map: Readonly<Record<string, unknown>>): [number, number][] {
  return Array.isArray(map.outline) ? (map.outline as [number, number][]) : []
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.facilities)

type Loaded = Awaited<ReturnType<typeof loader>>

export default function Facilities() {
  const { city, way, contact, types, weeks, from, map, places, outline } = useLoaderData<typeof loader>()
  const speak = useSay()
  const language = useLanguage()
  const base = `/${city.slug}/facilities`
  const week = weeks[0] === from ? undefined : from
  const view = map ? 'map' : undefined
  const somewhere = places.some(place => Object.keys(place.days).length > 0)
  return (
    <ResidentPage contact={contact}>
      <Stack>
        <Heading level={1}>
          <Say text={way.voucher ? booking.chooseDay : booking.facilities} />
        </Heading>
        <div className="flex flex-col gap-4">
          <Chips
            label={speak(booking.type)}
            chips={[
              {
                to: along(base, { ...way, type: undefined }, { from: week, view }),
                label: speak(booking.allTypes),
                chosen: !way.type,
              },
              ...types.map(type => ({
                to: along(base, { ...way, type: type.id }, { from: week, view }),
                label: speak(type.label),
                chosen: way.type === type.id,
              })),
            ]}
          />
          <Chips
            row
            label={speak(booking.week)}
            chips={weeks.map(each => ({
              to: along(base, way, { from: each, view }),
              label: speak(booking.thisWeek, {
                day: formatDate(each, language, 'weekday').replace(/（.）$/, ''),
              }),
              chosen: each === from,
            }))}
          />
          <Chips
            label={speak(booking.view)}
            chips={[
              { to: along(base, way, { from: week }), label: speak(booking.asList), chosen: !map },
              { to: along(base, way, { from: week, view: 'map' }), label: speak(booking.asMap), chosen: map },
            ]}
          />
        </div>
        {places.length === 0 && (
          <Empty title={<Say text={booking.nothingFree} />} icon="pin">
            <Say text={booking.noFacilities} />
          </Empty>
        )}
        {places.length > 0 && !somewhere && (
          <Lead>
            <Say text={booking.nothingFree} />
          </Lead>
        )}
        {map && <OnMap city={city.slug} way={way} places={places} types={types} outline={outline} />}
        {!map && (
          <div className="flex flex-col gap-4">
            {places.map(place => (
              <LinkCard
                key={place.id}
                to={along(`${base}/${place.id}`, way)}
                over={place.kind}
                title={place.name}
                about={<Days days={place.days} types={types} offered={place.types} chosen={way.type} />}
              />
            ))}
          </div>
        )}
      </Stack>
    </ResidentPage>
  )
}

/** Of each type the first free day, and how many more there are. */
function Days({
  days,
  types,
  offered,
  chosen,
}: {
  days: Record<string, string[]>
  types: Loaded['types']
  offered: string[]
  chosen: string | undefined
}) {
  const language = useLanguage()
  const shown = types.filter(type => offered.includes(type.id) && (!chosen || type.id === chosen))
  return (
    <span className="flex flex-col gap-0.5">
      {shown.map(type => {
        const free = days[type.id] ?? []
        const [first] = free
        return (
          <span key={type.id} className="flex flex-wrap gap-x-3">
            <span>
              <Say text={type.label} />
            </span>
            {first ? (
              <span>
                <strong className="text-success">
                  <Say text={booking.freeFrom} values={{ day: formatDate(first, language, 'weekday') }} />
                </strong>
                {free.length > 1 && (
                  <span className="ml-2 text-ink-soft">
                    <Say text={booking.moreDays} values={{ n: free.length - 1 }} />
                  </span>
                )}
              </span>
            ) : (
              <span className="text-ink-soft">
                <Say text={booking.nothingFree} />
              </span>
            )}
          </span>
        )
      })}
    </span>
  )
}

function OnMap({
  city,
  way,
  places,
  types,
  outline,
}: {
  city: string
  way: Way
  places: Loaded['places']
  types: Loaded['types']
  outline: Loaded['outline']
}) {
  return (
    <MapSvg
      shapes={outline.length > 2 ? [{ kind: 'border', points: outline }] : []}
      places={places.map(place => ({
        id: place.id,
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
        href: along(`/${city}/facilities/${place.id}`, way),
        about: <Days days={place.days} types={types} offered={place.types} chosen={way.type} />,
        quiet: Object.keys(place.days).length === 0,
      }))}
    />
  )
}
