import { addDays, daysBetween, formatDate, weekday, weekdayName } from '#language/values/date.ts'
import { Say } from '../../ui/say.tsx'
import { Unseen } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { booking } from '../bookings/words.ts'

/**
 * A month as a table, Sunday first as Japanese calendars are; days with free places are links. `last`: the month's
 * last day.
 */
export function Month({
  first,
  last,
  free,
  href,
  caption,
}: {
  first: string
  last: string
  /** Free places by day. */
  free: Record<string, number>
  href: (day: string) => string
  caption: string
}) {
  const language = useLanguage()
  const start = addDays(first, -weekday(first))
  const weeks = Math.ceil((daysBetween(start, last) + 1) / 7)
  const rows = Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, index) => addDays(start, week * 7 + index)),
  )
  return (
    <table className="w-full table-fixed border-collapse text-center">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {(rows[0] ?? []).map(day => (
            <th key={day} scope="col" className="py-2 text-[0.875rem] font-normal text-ink-soft">
              {weekdayName(day, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(days => (
          <tr key={days[0]}>
            {days.map(day => {
              const places = free[day]
              const inside = day >= first && day <= last
              const number = Number(day.slice(8))
              return (
                <td key={day} className="border border-line p-0 align-top">
                  {!inside ? null : places ? (
                    <a
                      href={href(day)}
                      className="flex min-h-15 flex-col items-center justify-center bg-accent-soft font-bold text-blue-1000 no-underline hover:bg-blue-100"
                    >
                      <Unseen>{formatDate(day, language, 'weekday')}</Unseen>
                      <span
                        aria-hidden="true"
                        className="text-[1.125rem] leading-tight underline underline-offset-4"
                      >
                        {number}
                      </span>
                      <span className="text-[0.75rem] leading-tight font-normal whitespace-nowrap">
                        <Say text={booking.places} values={{ n: places }} />
                      </span>
                    </a>
                  ) : (
                    <span className="flex min-h-15 items-center justify-center text-ink-soft">{number}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
