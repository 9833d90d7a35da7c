import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useSay } from './say.tsx'
import { show } from './words/show.ts'

export interface Place {
  id: string
  name: ReactNode
  latitude: number
  longitude: number
  href?: string
  /** Free places, distance, type. */
  about?: ReactNode
  /** Nothing free: drawn quietly. */
  quiet?: boolean
}

/** Coast, river, railway, or the border of a town (drawn closed): points `[latitude, longitude]`. */
export interface Shape {
  kind: 'water' | 'river' | 'railway' | 'road' | 'border'
  points: [number, number][]
}

const size = 600
const margin = 84
const kilometre = 1 / 111.32

/**
 * Places on a plain map drawn by the server: numbered pins, distances to scale, and the same places as a list with the
 * same numbers. Near enough to a plane for one municipality.
 */
export function MapSvg({
  places,
  here,
  shapes = [],
}: {
  places: Place[]
  here?: { latitude: number; longitude: number }
  shapes?: Shape[]
}) {
  const speak = useSay()
  const all = here ? [...places, here] : places
  if (all.length === 0) return null
  const { at, perKilometre } = projection(all)
  const bar = niceDistance(120 / perKilometre)
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={speak(show.map)}
        className="aspect-square w-full rounded-16 bg-solid-gray-50"
      >
        <Grid step={bar * perKilometre} />
        {shapes.map((shape, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes never reorder
          <Drawn key={index} shape={shape} at={at} />
        ))}
        {here && <Here {...at(here.latitude, here.longitude)} />}
        {places.map((place, index) => (
          <Pin
            key={place.id}
            number={index + 1}
            quiet={place.quiet}
            {...at(place.latitude, place.longitude)}
          />
        ))}
        <g className="stroke-ink" strokeWidth="2">
          <path d={`M24 ${size - 24}v-8m0 8h${bar * perKilometre}m0 0v-8`} fill="none" />
        </g>
        <text x={24} y={size - 40} className="fill-ink text-[18px]">
          {bar < 1 ? `${bar * 1000} m` : `${bar} km`}
        </text>
      </svg>
      <ol className="divide-y divide-line">
        {places.map((place, index) => (
          <li key={place.id} className="flex gap-3 py-3">
            <span
              aria-hidden="true"
              className={`flex size-7 shrink-0 items-center justify-center rounded-full text-[0.9375rem] font-bold text-white ${place.quiet ? 'bg-solid-gray-600' : 'bg-accent'}`}
            >
              {index + 1}
            </span>
            <div className="min-w-0 grow">
              {place.href ? (
                <a href={place.href} className="link font-bold">
                  {place.name}
                </a>
              ) : (
                <p className="font-bold">{place.name}</p>
              )}
              {place.about && <div className="text-[0.9375rem]">{place.about}</div>}
            </div>
          </li>
        ))}
        {here && (
          <li className="flex gap-3 py-3 text-[0.9375rem] text-ink-soft">
            <Icon name="pin" className="text-red-900" />
            {speak(show.youAreHere)}
          </li>
        )}
      </ol>
    </div>
  )
}

/** Latitude and longitude to the square: the same scale both ways, north up. */
function projection(all: { latitude: number; longitude: number }[]) {
  const latitudes = all.map(point => point.latitude)
  const longitudes = all.map(point => point.longitude)
  const middle = {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  }
  const shrink = Math.cos((middle.latitude * Math.PI) / 180)
  const span = Math.max(
    Math.max(...latitudes) - Math.min(...latitudes),
    (Math.max(...longitudes) - Math.min(...longitudes)) * shrink,
    kilometre,
  )
  const scale = (size - 2 * margin) / span
  return {
    perKilometre: scale * kilometre,
    at: (latitude: number, longitude: number) => ({
      x: size / 2 + (longitude - middle.longitude) * shrink * scale,
      y: size / 2 + 20 - (latitude - middle.latitude) * scale,
    }),
  }
}

function niceDistance(kilometres: number): number {
  return [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].findLast(step => step <= kilometres) ?? 0.1
}

function Grid({ step }: { step: number }) {
  const lines = Array.from({ length: Math.floor(size / step) + 1 }, (_, index) => index * step)
  return (
    <path
      d={lines.map(line => `M${line} 0V${size}M0 ${line}H${size}`).join('')}
      className="stroke-white"
      strokeWidth="2"
      fill="none"
    />
  )
}

const shapeLooks = {
  water: 'fill-light-blue-100 stroke-none',
  river: 'fill-none stroke-light-blue-200 stroke-[14]',
  railway: 'fill-none stroke-solid-gray-420 stroke-[5] [stroke-dasharray:12_6]',
  road: 'fill-none stroke-white stroke-[10]',
  border: 'fill-white/60 stroke-solid-gray-420 stroke-[3] [stroke-dasharray:10_6]',
} as const

function Drawn({
  shape,
  at,
}: {
  shape: Shape
  at: (latitude: number, longitude: number) => { x: number; y: number }
}) {
  const closed = shape.kind === 'border' ? [...shape.points, ...shape.points.slice(0, 1)] : shape.points
  const points = closed.map(([latitude, longitude]) => at(latitude, longitude))
  return (
    <polyline
      points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={shapeLooks[shape.kind]}
    />
  )
}

function Pin({ x, y, number, quiet }: { x: number; y: number; number: number; quiet?: boolean | undefined }) {
  return (
    <g data-fill transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <path
        d="M0 0C-14-18-22-26-22-38a22 22 0 0 1 44 0C22-26 14-18 0 0z"
        className={`stroke-white ${quiet ? 'fill-solid-gray-600' : 'fill-accent'}`}
        strokeWidth="2"
      />
      <text y="-31" textAnchor="middle" className="fill-white text-[20px] font-bold">
        {number}
      </text>
    </g>
  )
}

function Here({ x, y }: { x: number; y: number }) {
  return (
    <g data-fill transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <circle r="12" className="fill-white stroke-red-900" strokeWidth="4" />
      <circle r="4" className="fill-red-900" />
    </g>
  )
}
