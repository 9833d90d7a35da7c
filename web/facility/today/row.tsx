import { Link } from 'react-router'
import { tokyoDay, tokyoTime } from '#language/values/date.ts'
import { DateText } from '../../ui/dates.tsx'
import { Money } from '../../ui/numbers.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ShownRow } from '../names.server.ts'
import { channels, stateBadges, stateNames } from '../words.ts'

/** One person as a large row: when, who, from which town, what for, what to collect. Pressing the name opens it. */
export function Row({
  booking,
  day,
  children,
}: {
  booking: ShownRow
  /** The day the list is of; another day is written out. */
  day?: string
  /** Buttons. */
  children?: React.ReactNode
}) {
  const from = new Date(booking.startsAt)
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
      <p className="w-30 shrink-0">
        {booking.day !== day && (
          <span className="block text-[0.9375rem]">
            <DateText day={booking.day} style="weekday" />
          </span>
        )}
        <span className="block text-[1.375rem] leading-tight font-bold">{tokyoTime(from)}</span>
        <span className="block text-[0.9375rem] text-ink-soft">
          〜{tokyoDay(new Date(booking.endsAt)) === booking.day ? '' : '翌'}
          {tokyoTime(new Date(booking.endsAt))}
        </span>
      </p>
      <div className="min-w-56 grow">
        <p>
          <Link
            to={`/facility/bookings/${booking.id}`}
            className="link inline-flex min-h-11 items-center text-[1.25rem] font-bold"
          >
            {booking.holder}
          </Link>
          <span className="ml-2 text-[0.9375rem] text-ink-soft">{booking.holderKana}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge status={stateBadges[booking.state]}>{stateNames[booking.state]}</StatusBadge>
          <span>
            {booking.typeLabel}
            {booking.nights > 1 && `（${booking.nights}泊）`}
          </span>
          <span className="rounded-4 border border-line-strong px-2 text-[0.9375rem]">
            {booking.municipalityName}
          </span>
          <span className="text-ink-soft">
            受け取る額 <Money yen={booking.charged} strong />
          </span>
          {booking.channel !== 'online' && <span className="text-ink-soft">{channels[booking.channel]}</span>}
        </p>
        {booking.wish && <p className="mt-1">「{booking.wish}」</p>}
      </div>
      {children && <div className="flex flex-wrap gap-3">{children}</div>}
    </li>
  )
}
