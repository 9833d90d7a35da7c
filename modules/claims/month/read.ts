import { facilities, facility } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'
import { staffOf } from '../access.ts'
import type { Claim } from '../claim/read.ts'
import { firstDay, lastDay, monthAfter } from '../rules.ts'
import { type MonthStatement, statement } from '../statement/read.ts'

/** One facility's month as the municipality sees it. */
export interface FacilityMonth {
  facility: { id: string; name: string }
  claim: Claim | null
  /** Lines that could still be claimed for this month, and their sum in whole yen. */
  open: { lines: number; total: number; differences: number; unclosed: number }
  /** settled: nothing is left to do · claimed: waits to be accepted · missing: has uses and no claim · none. */
  state: 'settled' | 'claimed' | 'missing' | 'none'
}

/**
 * Every facility under contract in the month, or with a use in it, and how far its claim is. For the municipality's
 * own staff.
 */
export async function monthOverview(
  ctx: Context,
  asked: { scheme: string; month: string },
): Promise<FacilityMonth[]> {
  const { municipalityId: municipality } = staffOf(ctx)
  const found: FacilityMonth[] = []
  for (const { id, name } of await facilitiesOf(ctx, municipality, asked)) {
    const own = await statement(ctx, { ...asked, municipality, facility: id })
    found.push({
      facility: { id, name },
      claim: own.claim,
      open: openOf(own),
      state: stateOf(own),
    })
  }
  return found
}

function openOf(own: MonthStatement): FacilityMonth['open'] {
  if (own.claim) return { lines: 0, total: 0, differences: 0, unclosed: 0 }
  return {
    lines: own.lines.length,
    total: own.totals.total,
    differences: own.standing,
    unclosed: own.differences.filter(each => each.kind === 'unclosed').length,
  }
}

function stateOf(own: MonthStatement): FacilityMonth['state'] {
  if (own.claim) return own.claim.acceptedAt ? 'settled' : 'claimed'
  return own.lines.length + own.differences.length > 0 ? 'missing' : 'none'
}

async function facilitiesOf(
  ctx: Context,
  municipality: number,
  { scheme, month }: { scheme: string; month: string },
): Promise<{ id: string; name: string }[]> {
  const names = new Map<string, string>()
  for (const on of [firstDay(month), lastDay(month)]) {
    for (const each of await facilities(ctx, { municipality, scheme, on })) names.set(each.id, each.name)
  }
  // A contract may have ended with uses still to be claimed.
  const rows = await ctx.db
    .selectFrom('reservations')
    .select('facility_id')
    .distinct()
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', scheme)
    .where('day', '>=', firstDay(month))
    .where('day', '<', firstDay(monthAfter(month)))
    .execute()
  for (const { facility_id } of rows) {
    if (!names.has(facility_id)) names.set(facility_id, (await facility(ctx, facility_id))?.name ?? '')
  }
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'ja'))
}
