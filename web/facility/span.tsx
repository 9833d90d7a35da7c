import { formatDate, tokyoDay, tokyoTime } from '#language/values/date.ts'

/** 11月25日（水）10:00–17:00; of a stay both days and the nights. Japanese: pages of staff. */
export function Span({ startsAt, endsAt, nights }: { startsAt: string; endsAt: string; nights: number }) {
  const from = new Date(startsAt)
  const to = new Date(endsAt)
  const first = formatDate(tokyoDay(from), 'ja', 'weekday')
  const last = formatDate(tokyoDay(to), 'ja', 'weekday')
  return (
    <time dateTime={startsAt}>
      {first} {tokyoTime(from)}–{nights > 0 && `${last} `}
      {tokyoTime(to)}
      {nights > 0 && `（${nights}泊）`}
    </time>
  )
}
