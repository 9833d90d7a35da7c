import { formatInstant } from '#language/values/date.ts'
import { reservationRow } from '#modules/bookings/read.ts'
import { facility, municipality } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'
import type { RecordedEvent } from '#platform/events.ts'
import { addresseeOf } from '../notices/read.ts'
import { letterhead } from '../notices/rules.ts'
import { queueMessage } from '../write.ts'
import { type BookingNotice, mailToFacility, mailToUser } from './rules.ts'

interface Told {
  caseId: string
  startsAt: string
  fee?: number
}

/**
 * Writes to the user and to the facility about a booking, each once per event. What was taken back meanwhile (an
 * acceptance undone) is not told: nothing goes out when the booking no longer stands where the event left it.
 */
export async function tellOfBooking(
  ctx: Context,
  event: RecordedEvent,
  notice: BookingNotice,
): Promise<void> {
  const { caseId, startsAt, fee = 0 } = event.data as unknown as Told
  const row = await reservationRow(ctx, event.subject.id)
  if (notice === 'accepted' && row.state !== 'accepted') return
  const base = {
    municipality: event.municipality,
    kind: 'booking',
    subjectRef: { kind: 'reservation', id: row.id },
  }
  const to = await addresseeOf(ctx, event.municipality, caseId)
  if (to) {
    const when = formatInstant(new Date(startsAt), to.language, 'weekday')
    const { subject, body } = mailToUser(notice, to.language, { place: to.place.name, when, fee })
    await queueMessage(ctx, {
      ...base,
      account: to.account,
      recipient: to.email,
      subject,
      body: letterhead(body, `/${to.place.slug}/bookings/${row.id}`, to.place.name),
      dedupe: `booking:${event.id}`,
    })
  }
  const place = await facility(ctx, row.facility_id)
  const city = await municipality(ctx, event.municipality)
  if (!place || !city) return
  const when = formatInstant(new Date(startsAt), 'ja', 'weekday')
  const mail = mailToFacility(notice, event.actorKind, { place: city.name, when })
  if (!mail) return
  await queueMessage(ctx, {
    ...base,
    facility: row.facility_id,
    recipient: place.email,
    subject: mail.subject,
    body: letterhead(mail.body, '/facility', city.name),
    dedupe: `booking-facility:${event.id}`,
  })
}
