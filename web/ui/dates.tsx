import {
  type DateStyle,
  daysBetween,
  formatDate,
  formatInstant,
  tokyoDay,
  tokyoTime,
} from '#language/values/date.ts'
import { Say } from './say.tsx'
import { useLanguage } from './use-request.ts'
import { show } from './words/show.ts'

/** A day (`YYYY-MM-DD`): 令和8年4月1日（2026年4月1日） unless `style` says otherwise. */
export function DateText({ day, style = 'both' }: { day: string; style?: DateStyle }) {
  const language = useLanguage()
  return <time dateTime={day}>{formatDate(day, language, style)}</time>
}

/** An instant in Japanese time. ISO text, because loaders hand dates to pages. */
export function InstantText({ at, style = 'western' }: { at: string; style?: DateStyle }) {
  const language = useLanguage()
  return <time dateTime={at}>{formatInstant(new Date(at), language, style)}</time>
}

/** 09:30, in Japan. */
export function TimeText({ at }: { at: string }) {
  return <time dateTime={at}>{tokyoTime(new Date(at))}</time>
}

/**
 * How long ago and which day: 3日前（11月19日（木）). `now` comes from the loader, so that server and browser agree.
 * `at` is an instant (ISO) or a day.
 */
export function RelativeTime({ at, now, bare }: { at: string; now: string; bare?: boolean }) {
  const language = useLanguage()
  const dayOnly = at.length === 10
  const day = dayOnly ? at : tokyoDay(new Date(at))
  const days = daysBetween(tokyoDay(new Date(now)), day)
  // 3日前（11月19日）: the weekday would bring brackets into brackets.
  const date = formatDate(day, language, 'weekday').replace(/（.）$/, '')
  const exact = !dayOnly && days === 0 ? tokyoTime(new Date(at)) : date
  return (
    <time dateTime={at} className="whitespace-nowrap">
      <Passed days={days} minutes={dayOnly ? undefined : (Date.parse(now) - Date.parse(at)) / 60_000} />
      {!bare && <span className="text-ink-soft">（{exact}）</span>}
    </time>
  )
}

function Passed({ days, minutes }: { days: number; minutes: number | undefined }) {
  if (days === 0 && minutes !== undefined && minutes >= 0) {
    if (minutes < 60) return <Say text={show.minutesAgo} values={{ n: Math.max(1, Math.floor(minutes)) }} />
    return <Say text={show.hoursAgo} values={{ n: Math.floor(minutes / 60) }} />
  }
  if (days === 0) return <Say text={show.today} />
  if (days === -1) return <Say text={show.yesterday} />
  if (days === 1) return <Say text={show.tomorrow} />
  return <Say text={days < 0 ? show.daysAgo : show.daysAhead} values={{ n: Math.abs(days) }} />
}
