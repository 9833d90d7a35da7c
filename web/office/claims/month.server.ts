import { say } from '#language/text.ts'
import { staffOf } from '#modules/claims/access.ts'
import { isClosed } from '#modules/claims/book/read.ts'
import { monthOverview } from '#modules/claims/month/read.ts'
import { dueDay, monthAfter, monthName } from '#modules/claims/rules.ts'
import { Month } from '#modules/claims/schema.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { monthInTokyo } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'
import { shownClaim } from '../../facility/claims/shown.server.ts'

/** The scheme and the month an address of the claims pages speaks of; last month unless it says another. */
export async function askedMonth(ctx: Context, request: Request) {
  const { municipalityId } = staffOf(ctx)
  const params = new URL(request.url).searchParams
  const published = (await schemesOf(ctx, municipalityId)).filter(each => each.scheme.entitlement)
  const found = published.find(each => each.scheme.id === params.get('scheme')) ?? published[0]
  if (!found) return refuse('not-found')
  const thisMonth = monthInTokyo(ctx.now)
  const asked = params.get('month') ?? ''
  const month = Month.safeParse(asked).success ? asked : monthAfter(thisMonth, -1)
  return {
    municipality: municipalityId,
    scheme: found.scheme,
    schemes: published.map(each => ({ id: each.scheme.id, name: say(each.scheme.name, 'ja') })),
    month,
    thisMonth,
  }
}

/** One month of all facilities as the pages show it. */
export async function shownMonth(ctx: Context, request: Request) {
  const { municipality, scheme, schemes, month, thisMonth } = await askedMonth(ctx, request)
  const overview = await monthOverview(ctx, { scheme: scheme.id, month })
  return {
    now: ctx.now.toISOString(),
    scheme: { id: scheme.id, name: say(scheme.name, 'ja') },
    schemes,
    month,
    name: monthName(month),
    over: month < thisMonth,
    before: monthAfter(month, -1),
    after: month < thisMonth ? monthAfter(month) : null,
    dueOn: dueDay(month, scheme.entitlement?.claimDay ?? 10),
    closed: await isClosed(ctx, municipality, scheme.id, month),
    rows: overview.map(row => ({ ...row, claim: row.claim && shownClaim(row.claim) })),
  }
}
export type ShownMonth = Awaited<ReturnType<typeof shownMonth>>
export type MonthRow = ShownMonth['rows'][number]
