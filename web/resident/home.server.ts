import { journey } from '#language/form/journey.ts'
import { tokyoDay } from '#language/values/date.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { followAll } from '#modules/applications/follow/read.ts'
import { draftsOf, schemeOfApplication } from '#modules/applications/read.ts'
import { bookingsOf } from '#modules/bookings/read.ts'
import { schemeOf, schemesOf } from '#modules/publishing/read.ts'
import { invitationsOf } from '#modules/surveys/read.ts'
import { vouchersOf } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'
import type { PageArgs } from '#web/server/page.ts'
import { addressOf } from './apply/step.server.ts'
import { cityOf, residentHere } from './city.server.ts'

/** What needs me now, what I have, what I could use. */
export async function showHome(ctx: Context, { params }: PageArgs) {
  const city = await cityOf(ctx, params)
  const actor = residentHere(ctx, city)
  const schemes = await schemesOf(ctx, city.id)
  const cases = actor ? await followAll(ctx, actor.accountId) : []
  const drafts = []
  for (const application of actor ? await draftsOf(ctx, actor.accountId) : []) {
    const published = await schemeOfApplication(ctx, application)
    const { facts, options } = await draftFacts(ctx, published)
    const way = journey(published.scheme.form, application.answers, facts, options)
    drafts.push({
      id: application.id,
      name: published.scheme.name,
      at: application.updatedAt.toISOString(),
      to: addressOf({ city, application }, way.next ?? 'review'),
    })
  }
  const shown = cases.map(({ record, scheme, state, since }) => ({
    id: record.id,
    name: scheme.name,
    number: record.number,
    kind: state.kind,
    label: state.applicant.label,
    next: state.applicant.next,
    since: since.toISOString(),
  }))
  const days = 90 * 86_400_000
  const vouchers = actor ? await liveVouchers(ctx, city.id, actor.accountId) : []
  const bookings = actor ? await nextBookings(ctx, city.id, actor.accountId) : []
  return {
    city: { slug: city.slug, name: city.name, nameEn: city.nameEn },
    signedIn: actor !== undefined,
    drafts,
    vouchers,
    bookings,
    waiting: shown.filter(each => each.kind === 'waiting'),
    // What ended long ago is found through its letter; here it would only stand in the way.
    cases: shown.filter(
      each =>
        each.kind !== 'waiting' &&
        (['open', 'granted'].includes(each.kind) || ctx.now.getTime() - Date.parse(each.since) < days),
    ),
    schemes: schemes.map(({ scheme }) => ({ id: scheme.id, name: scheme.name, summary: scheme.summary })),
    surveys: actor ? await openSurveys(ctx) : [],
    now: ctx.now.toISOString(),
  }
}

/** What she was asked this month and has not answered. Older ones are let rest. */
async function openSurveys(ctx: Context) {
  const month = 31 * 86_400_000
  return (await invitationsOf(ctx))
    .filter(each => !each.answered && ctx.now.getTime() - each.askedAt.getTime() < month)
    .map(each => ({ id: each.reservationId, facility: each.facility }))
}

async function liveVouchers(ctx: Context, municipality: number, account: string) {
  const today = tokyoDay(ctx.now)
  const vouchers = await vouchersOf(ctx, municipality, account)
  const live = []
  for (const voucher of vouchers.filter(each => !each.revokedAt && each.validUntil >= today)) {
    const { scheme } = await schemeOf(ctx, municipality, voucher.schemeId, voucher.schemeVersion)
    live.push({
      id: voucher.id,
      name: scheme.entitlement?.name ?? scheme.name,
      scheme: scheme.name,
      validUntil: voucher.validUntil,
      balances: voucher.balances.map(balance => {
        const pool = scheme.entitlement?.pools.find(each => each.id === balance.pool)
        return {
          pool: balance.pool,
          label: pool?.label ?? scheme.name,
          unit: pool?.unit.label ?? scheme.name,
          remaining: balance.remaining,
          limit: balance.limit,
        }
      }),
    })
  }
  return live
}

/** Those to come, the next one first. */
async function nextBookings(ctx: Context, municipality: number, account: string) {
  const bookings = await bookingsOf(ctx, municipality, account)
  return bookings
    .filter(each => each.endsAt > ctx.now && ['requested', 'accepted'].includes(each.state))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(each => ({
      id: each.id,
      facility: each.facility,
      day: each.day,
      at: each.startsAt.toISOString(),
      asked: each.state === 'requested',
    }))
}
