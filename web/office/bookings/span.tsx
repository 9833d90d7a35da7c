import { formatDate, tokyoDay, tokyoTime } from '#language/values/date.ts'

/** 2026年11月25日（水）10:00–17:00; of a stay both days and the nights. */
export function Span({ startsAt, endsAt, nights }: { startsAt: string; endsAt: string; nights: number }) {
  const from = new Date(startsAt)
  const to = new Date(endsAt)
  const first = tokyoDay(from)
  return (
    <time dateTime={startsAt}>
      <span className="whitespace-nowrap">
        {first.slice(0, 4)}年{formatDate(first, 'ja', 'weekday')}
      </span>{' '}
      <span className="whitespace-nowrap">
        {tokyoTime(from)}–{nights > 0 && `${formatDate(tokyoDay(to), 'ja', 'weekday')} `}
        {tokyoTime(to)}
        {nights > 0 && `（${nights}泊）`}
      </span>
    </time>
  )
}
