import type { Answers } from '#language/scheme/form.ts'
import { book } from '#modules/bookings/write.ts'
import { reportFor } from '#modules/claims/report/read.ts'
import { closeReport, confirmReports, saveReport } from '#modules/claims/report/write.ts'
import type { Actor } from '#platform/context.ts'
import type { World } from './actors.ts'
import { type FacilityActor, type ResidentActor, resident } from './builders.ts'
import { type Coupon, coupon, slot } from './coupons.ts'

/** A day before the first use, when bookings are made. */
const bookedAt = new Date('2026-05-20T01:00:00Z')

export interface Booked {
  reservationId: string
  mother: ResidentActor
  voucher: Coupon
  day: string
}

/** Somebody books one day of day care at a facility that accepts at once. */
export async function booked(
  w: World,
  facility: FacilityActor,
  day: string,
  options: {
    mother?: ResidentActor
    voucher?: Coupon
    municipality?: number
    type?: string
    name?: string
  } = {},
): Promise<Booked> {
  const mother =
    options.mother ??
    (await resident(w, {
      ...(options.municipality && { municipality: options.municipality }),
      ...(options.name && { name: options.name }),
    }))
  const voucher = options.voucher ?? (await coupon(w, mother))
  const type = options.type ?? 'day'
  const slotId = await slot(w, facility.facilityId, day, {
    type,
    capacity: 1,
    starts: freeTime(),
    hours: type === 'overnight' ? 24 : 2,
  })
  const { reservationId } = await w.as(
    mother,
    ctx =>
      book(ctx, {
        municipality: voucher.municipality,
        facility: facility.facilityId,
        voucherId: voucher.voucherId,
        type,
        slotIds: [slotId],
      }),
    bookedAt,
  )
  return { reservationId, mother, voucher, day }
}

let minutes = 0
/** Another time for each slot, so that two on one day never are the same. */
function freeTime(): string {
  minutes = (minutes + 1) % (10 * 60)
  const at = 8 * 60 + minutes
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** Everything a report of postpartum care asks, as canonical answers. */
export function reportAnswers(day: string, collected: number): Answers {
  return {
    'done-on': day,
    'arrived-at': '10:05',
    'left-on': day,
    'left-at': '16:30',
    'staff-qualifications': ['midwife'],
    'staff-name': '松本 さゆり',
    temperature: 36.5,
    'blood-pressure-upper': '',
    'blood-pressure-lower': '',
    uterus: 'usual',
    breasts: 'watch',
    sleep: 'little',
    'body-note': '',
    mood: 'calm',
    'epds-done': false,
    'mind-note': '',
    'baby-records': [],
    'care-given': ['rest', 'breast-care'],
    'care-given-after-loss': ['rest'],
    'care-note': '',
    advice: '水分をとること',
    handover: 'none',
    incident: false,
    collected,
  }
}

/** Writes the report page by page. */
export async function written(
  w: World,
  facility: FacilityActor,
  use: Booked,
  options: { collected?: number; at?: Date; except?: string } = {},
): Promise<void> {
  const at = options.at ?? evening(use.day)
  let { journey, terms } = await w.as(facility, ctx => reportFor(ctx, use.reservationId), at)
  const answers = reportAnswers(use.day, options.collected ?? terms.charged)
  let revision = 0
  for (const page of journey.pages.map(each => each.page.id)) {
    if (page === options.except) continue
    const own: Answers = {}
    ;({ journey } = await w.as(facility, ctx => reportFor(ctx, use.reservationId), at))
    const found = journey.pages.find(each => each.page.id === page)?.page
    for (const { id } of found?.questions ?? []) {
      const value = answers[id]
      if (value !== undefined) own[id] = value
    }
    const saved = await w.as(
      facility,
      ctx => saveReport(ctx, { reservationId: use.reservationId, page, answers: own, revision }),
      at,
    )
    revision = saved.revision
  }
}

/** Books, uses, reports and closes; with `confirmedBy` the municipality has confirmed it too. */
export async function reported(
  w: World,
  facility: FacilityActor,
  day: string,
  options: Parameters<typeof booked>[3] & {
    collected?: number
    collectedNote?: string
    confirmedBy?: Actor
  } = {},
): Promise<Booked & { reportId: string }> {
  const use = await booked(w, facility, day, options)
  await written(w, facility, use, options.collected === undefined ? {} : { collected: options.collected })
  const { reportId } = await w.as(
    facility,
    ctx => closeReport(ctx, { reservationId: use.reservationId, collectedNote: options.collectedNote ?? '' }),
    evening(day),
  )
  if (options.confirmedBy) {
    await w.as(options.confirmedBy, ctx => confirmReports(ctx, { reportIds: [reportId] }), evening(day))
  }
  return { ...use, reportId }
}

/** 20:00 in Japan. */
export function evening(day: string): Date {
  return new Date(`${day}T11:00:00Z`)
}
