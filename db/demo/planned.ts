import { addDays, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { facilityId } from './constants.ts'
import { monthsBefore } from './months.ts'
import { answerSurveyOf } from './opinions.ts'
import type { Theatre } from './theatre.ts'
import type { Offer } from './timetable.ts'
import { bookAt, meet, type Using, writeReport } from './using.ts'

/** A use that a story needs: where, what and how many days from today (before it when negative). */
export interface Planned {
  /** Number of the facility in constants.ts, from 1. */
  facility: number
  type: string
  days: number | 'last-month'
  bookedDaysBefore: number
  /** reported: the default · slip: with another amount received than was due · unwritten: nobody has reported yet. */
  report?: 'reported' | 'slip' | 'unwritten'
  /** Days after the use she answered the survey; absent: not yet. */
  answeredAfter?: number
}

/** Books and plays the uses of one story. */
export function planUses(
  theatre: Theatre,
  offers: readonly Offer[],
  using: Using,
  uses: readonly Planned[],
): void {
  const { agenda } = theatre
  const { household } = using.mother
  for (const planned of uses) {
    const offer = slotFor(theatre, offers, planned)
    if (!offer) continue
    const booked = bookingMoment(theatre, offer, planned)
    agenda.at(booked, [household], async () => {
      const made = await bookAt(theatre, using, offer, booked)
      if (!made || planned.report === 'unwritten') return
      const answer = (reservationId: string, at: Date) => {
        if (planned.answeredAfter !== undefined)
          answerSurveyOf(theatre, using, reservationId, addDays(tokyoDay(at), planned.answeredAfter))
      }
      if (planned.report !== 'slip') {
        await meet(theatre, using, offer, { ...made, fate: 'used' }, answer)
        return
      }
      const at = new Date(offer.endsAt.getTime() + 20 * 60_000)
      agenda.at(at, [household], () =>
        writeReport(theatre, using, offer, { ...made, collected: made.charged + 1_000 }, at),
      )
    })
  }
}

/** The slot on that day, or the nearest before a day past and after a day to come. */
function slotFor(theatre: Theatre, offers: readonly Offer[], planned: Planned): Offer | undefined {
  const { days } = planned
  const month = monthsBefore(theatre.today, 1)[0]
  const wanted = days === 'last-month' ? `${month}-15` : addDays(theatre.today, days)
  const fitting = offers.filter(
    offer => offer.facility === facilityId(planned.facility) && offer.type === planned.type,
  )
  return wanted < theatre.today
    ? fitting.findLast(offer => offer.day <= wanted)
    : fitting.find(offer => offer.day >= wanted)
}

function bookingMoment(theatre: Theatre, offer: Offer, planned: Planned): Date {
  const minute = 10 + ((planned.bookedDaysBefore * 7) % 50)
  const at = tokyoInstant(addDays(offer.day, -planned.bookedDaysBefore), `21:${minute}`)
  const lately = new Date(theatre.now.getTime() - 3 * 3_600_000)
  return at < lately ? at : lately
}
