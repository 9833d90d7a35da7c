import { journey } from '#language/form/journey.ts'
import type { Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { followAll } from '#modules/applications/follow/read.ts'
import { draftsOf, schemeOfApplication } from '#modules/applications/read.ts'
import { bookingsOf } from '#modules/bookings/read.ts'
import { type PublishedScheme, schemeOf, schemesOf } from '#modules/publishing/read.ts'
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
      schemeId: application.schemeId,
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
    ...sorted(schemes, {
      voucher: new Set(vouchers.map(each => each.schemeId)),
      open: new Set(
        cases.filter(({ state }) => ['open', 'waiting'].includes(state.kind)).map(each => each.scheme.id),
      ),
      draft: new Set(drafts.map(each => each.schemeId)),
    }),
    surveys: actor ? await openSurveys(ctx) : [],
    now: ctx.now.toISOString(),
  }
}

type Having = 'voucher' | 'open' | 'draft'

/** What could be applied for, apart from what she has or is applying for already. */
function sorted(published: readonly PublishedScheme[], having: Record<Having, ReadonlySet<string>>) {
  const schemes: { id: string; name: Text; summary: Text }[] = []
  const had: { id: string; name: Text; having: Having }[] = []
  for (const { scheme } of published) {
    const { id, name, summary } = scheme
    const how = (['voucher', 'open', 'draft'] as const).find(each => having[each].has(id))
    if (how) had.push({ id, name, having: how })
    else schemes.push({ id, name, summary })
  }
  return { schemes, had }
}

/** What she was asked this month and has not answered. Older ones are let rest. */
async function openSurveys(ctx: Context) {
  const month = 31 * 86_400_000
  return (await invitationsOf(ctx))
    .filter(each => !each.answered && !each.closed && ctx.now.getTime() - each.askedAt.getTime() < month)
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
      schemeId: voucher.schemeId,
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
