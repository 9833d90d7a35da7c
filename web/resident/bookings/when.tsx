import { formatDate, tokyoDay, tokyoTime } from '#language/values/date.ts'
import { Say } from '../../ui/say.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { booking } from './words.ts'

/** 11月25日（水）10:00–17:00; of a stay both days and the nights. */
export function When({ startsAt, endsAt, nights }: { startsAt: string; endsAt: string; nights: number }) {
  const language = useLanguage()
  const from = new Date(startsAt)
  const to = new Date(endsAt)
  const day = formatDate(tokyoDay(from), language, 'weekday')
  if (nights === 0) {
    return (
      <time dateTime={startsAt}>
        <span className="whitespace-nowrap">{day}</span>{' '}
        <span className="whitespace-nowrap">
          {tokyoTime(from)}–{tokyoTime(to)}
        </span>
      </time>
    )
  }
  return (
    <>
      <time dateTime={startsAt} className="whitespace-nowrap">
        {day} {tokyoTime(from)}
      </time>
      {language === 'en' ? ' – ' : '〜'}
      <time dateTime={endsAt} className="whitespace-nowrap">
        {formatDate(tokyoDay(to), language, 'weekday')} {tokyoTime(to)}
      </time>
      {language === 'en' ? ' ' : '（'}
      <Say text={nights === 1 ? booking.oneNight : booking.nights} values={{ n: nights }} />
      {language === 'en' ? '' : '）'}
    </>
  )
}
