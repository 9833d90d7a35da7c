import { protectedAmong } from '#modules/families/protection/read.ts'
import type { Context } from '#platform/context.ts'
import type { RecordedEvent } from '#platform/events.ts'

/** The events after which somebody's address may have to be withheld (支援措置), or need not be any more. */
export const protectionEvents = [
  'resident.protection-changed',
  'resident.matched',
  'case.identified',
] as const

/**
 * The cases that such an event concerns, parted by whether one of the people they were matched with (the application's
 * or the account's) is protected by the register as it stands now: a reaction may come late or twice.
 */
export async function casesByProtection(
  ctx: Context,
  event: RecordedEvent,
): Promise<{ guarded: string[]; open: string[] }> {
  const named = event.data as { residentIds?: string[]; residentId?: string | null }
  const cases = await casesOfResidents(
    ctx,
    event.municipality,
    named.residentIds ?? (named.residentId ? [named.residentId] : []),
  )
  const people = new Set(
    await protectedAmong(
      ctx,
      event.municipality,
      cases.flatMap(each => each.residents),
    ),
  )
  const isGuarded = (each: (typeof cases)[number]) => each.residents.some(id => people.has(id))
  return {
    guarded: cases.filter(isGuarded).map(each => each.id),
    open: cases.filter(each => !isGuarded(each)).map(each => each.id),
  }
}

async function casesOfResidents(
  ctx: Context,
  office: number,
  residentIds: readonly string[],
): Promise<{ id: string; residents: string[] }[]> {
  if (residentIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('cases')
    .innerJoin('applications', join =>
      join
        .onRef('applications.municipality_id', '=', 'cases.municipality_id')
        .onRef('applications.id', '=', 'cases.application_id'),
    )
    .leftJoin('accounts', 'accounts.id', 'cases.account_id')
    .select(['cases.id', 'applications.resident_id as applicant', 'accounts.resident_id as holder'])
    .where('cases.municipality_id', '=', office)
    .where('applications.municipality_id', '=', office)
    .where(eb =>
      eb.or([
        eb('applications.resident_id', 'in', residentIds),
        eb('accounts.resident_id', 'in', residentIds),
      ]),
    )
    .execute()
  return rows.map(({ id, applicant, holder }) => ({
    id,
    residents: [applicant, holder].filter(each => each !== null),
  }))
}
