import { addDays, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { accept, markNoShow, settleNoShow } from '#modules/bookings/answer/write.ts'
import { book, cancel } from '#modules/bookings/write.ts'
import { reportForm } from '#modules/claims/report/rules.ts'
import { closeReport, saveReport } from '#modules/claims/report/write.ts'
import type { Actor } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { momentOfApplying } from './applying.ts'
import type { Mother } from './mothers.ts'
import { nextLook } from './office.ts'
import { reportOf } from './report.ts'
import { asResident, type Theatre } from './theatre.ts'
import type { Offer } from './timetable.ts'

/** A mother's voucher and how she uses it. */
export interface Using {
  mother: Mother
  voucherId: string
  /** First and last day she may use it, and how long overnight. */
  from: string
  until: string
  stayUntil: string
  loss: boolean
  /** Without an account: the office books for her. */
  byPhone: boolean
}

function bookerOf({ actor, town }: Theatre, { mother, byPhone }: Using): Actor {
  return byPhone ? actor(town.clerk) : asResident(mother)
}

export type Fate = 'used' | 'cancelled' | 'late-cancelled' | 'no-show'

/** Days a town wants a booking to be made before. */
const lead = (theatre: Theatre) => (theatre.scheme.entitlement?.booking?.until?.daysBefore ?? 2) + 1

/** Books one place at `at`; undefined where the rules or somebody quicker say no. */
export async function bookAt(
  theatre: Theatre,
  using: Using,
  offer: Offer,
  at: Date,
): Promise<{ reservationId: string; charged: number } | undefined> {
  const { mother, voucherId, byPhone } = using
  const { municipality } = mother
  const wish = mother.luck.chance(0.1) ? '上の子も一緒に行きます。' : ''
  const outcome = await theatre.try(bookerOf(theatre, using), at, ctx =>
    book(ctx, {
      municipality,
      facility: offer.facility,
      voucherId,
      type: offer.type,
      slotIds: [offer.slotId],
      channel: byPhone ? 'phone' : 'online',
      wish,
    }),
  )
  if (!outcome.ok) return undefined
  const { reservationId, state } = outcome.value
  if (state === 'requested') answerRequest(theatre, mother, offer, reservationId, at)
  const { rows } = await theatre.owner.query<{ charged: number }>(
    `select (terms->>'charged')::int charged from reservations where facility_id = $1 and id = $2`,
    [offer.facility, reservationId],
  )
  return { reservationId, charged: rows[0]?.charged ?? 0 }
}

function answerRequest(
  theatre: Theatre,
  mother: Mother,
  offer: Offer,
  reservationId: string,
  asked: Date,
): void {
  const at = nextLook(asked, mother.luck.whole(10, 180))
  theatre.agenda.at(at, [mother.household], async () => {
    // Cancelled by then, sometimes.
    await theatre.try(theatre.atFacility(offer.facility), at, ctx => accept(ctx, { reservationId }))
  })
}

/** Uses a voucher `times` times, one after the other, from `from` on; calls `then` after each use that took place. */
export function spendVoucher(
  theatre: Theatre,
  offers: readonly Offer[],
  using: Using,
  plan: { at: Date; times: number; then?: (reservationId: string, at: Date) => void },
): void {
  if (plan.times < 1) return
  const { agenda } = theatre
  const { household, luck } = using.mother
  agenda.at(plan.at, [household], async () => {
    const offer = choose(theatre, offers, using, tokyoDay(plan.at))
    const booked = offer && (await bookAt(theatre, using, offer, plan.at))
    if (!offer || !booked) return
    const fate = luck.chance(0.9)
      ? 'used'
      : luck.one(['cancelled', 'cancelled', 'cancelled', 'late-cancelled', 'no-show'] as const)
    const ended = await meet(theatre, using, offer, { ...booked, fate }, plan.then)
    const next = momentOfApplying(addDays(tokyoDay(ended), luck.whole(1, 16)), luck)
    spendVoucher(theatre, offers, using, { ...plan, at: next, times: plan.times - 1 })
  })
}

function choose(theatre: Theatre, offers: readonly Offer[], using: Using, today: string): Offer | undefined {
  const { luck } = using.mother
  const earliest = [addDays(today, lead(theatre) + luck.whole(0, 9)), using.from].sort().at(-1) ?? today
  const wanted = luck.one(using.loss ? ['visit', 'stay', 'visit'] : ['day', 'day', 'stay', 'short', 'visit'])
  const fitting = offers.filter(
    offer =>
      offer.type === wanted &&
      offer.day >= earliest &&
      offer.day <= addDays(earliest, 6) &&
      tokyoDay(offer.endsAt) <= (offer.type === 'stay' ? using.stayUntil : using.until),
  )
  return fitting.length > 0 ? luck.one(fitting) : undefined
}

/** What becomes of a booking: the use and its report, or not. Gives the moment it is over. */
export async function meet(
  theatre: Theatre,
  using: Using,
  offer: Offer,
  booked: { reservationId: string; charged: number; fate: Fate },
  then?: (reservationId: string, at: Date) => void,
): Promise<Date> {
  const { agenda, as, atFacility } = theatre
  const { household, luck } = using.mother
  const { reservationId, fate } = booked
  if (fate === 'cancelled' || fate === 'late-cancelled') {
    const daysBefore = fate === 'cancelled' ? lead(theatre) : 0
    const at = tokyoInstant(addDays(offer.day, -daysBefore), fate === 'cancelled' ? '09:20' : '07:10')
    agenda.at(at, [household], async () => {
      const reason = luck.one(['子どもが熱を出しました。', '家族の予定が変わりました。'])
      // A request that was not answered yet, or a booking that moved on: then there is nothing to cancel.
      await theatre.try(bookerOf(theatre, using), at, ctx => cancel(ctx, { reservationId, reason }))
    })
    return at
  }
  if (fate === 'no-show') {
    const at = new Date(offer.startsAt.getTime() + 60 * 60_000)
    agenda.at(at, [household], async () => {
      await as(atFacility(offer.facility), at, ctx => markNoShow(ctx, { reservationId }))
      const { municipality } = using.mother
      const system = { kind: 'system', municipalityId: municipality, job: 'settle-no-show' } as const
      await as(system, new Date(at.getTime() + 31 * 60_000), ctx => settleNoShow(ctx, reservationId))
    })
    return at
  }
  const at = new Date(offer.endsAt.getTime() + luck.whole(8, 70) * 60_000)
  agenda.at(at, [household], async () => {
    await writeReport(theatre, using, offer, { reservationId, charged: booked.charged }, at)
    then?.(reservationId, at)
  })
  return at
}

/** The midwife writes and closes the report; `collected` when she received another amount than was due. */
export async function writeReport(
  theatre: Theatre,
  using: Using,
  offer: Offer,
  use: { reservationId: string; charged: number; collected?: number; open?: boolean },
  at: Date,
): Promise<void> {
  const { reservationId } = use
  const actor = theatre.atFacility(offer.facility)
  if (actor.kind !== 'facility') throw new Error('only a facility reports')
  const answers = reportOf(
    offer,
    {
      loss: using.loss,
      babies: using.mother.babies.map(baby => baby.name.split(' ').at(-1) ?? ''),
      charged: use.collected ?? use.charged,
      by: actor.name,
    },
    using.mother.luck,
  )
  const form = reportForm(theatre.scheme)
  const [first] = form.pages
  await theatre.as(actor, at, async ctx => {
    const own = Object.fromEntries(
      (first?.questions ?? []).flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
    )
    await saveReport(ctx, { reservationId, page: first?.id ?? '', answers: own, revision: 0 })
    if (use.open) return
    // The other pages at once: a report of the past is read, never continued.
    await ctx.db
      .updateTable('use_reports')
      .set({ answers: json({ ...blanks(theatre), ...answers }) })
      .where('facility_id', '=', actor.facilityId)
      .where('reservation_id', '=', reservationId)
      .execute()
    await closeReport(ctx, { reservationId })
  })
}

function blanks(theatre: Theatre): Record<string, string> {
  return Object.fromEntries(
    reportForm(theatre.scheme).pages.flatMap(page => page.questions.map(q => [q.id, ''])),
  )
}
