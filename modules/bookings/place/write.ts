import { type InsertObject, sql } from 'kysely'
import { refused } from '#modules/refusals.ts'
import { send } from '#platform/connection.ts'
import type { Context } from '#platform/context.ts'
import { type DB, isDivisionByZero } from '#platform/db.ts'

/** The places one booking takes in its slots. All slots of one booking belong to one facility. */
export interface Placing {
  facility: string
  reservationId: string
  slotIds: readonly string[]
}

/** What one booking writes: itself, its hold in the voucher's ledger, and its event. */
export interface Entry {
  reservation: InsertObject<DB, 'reservations'>
  line: InsertObject<DB, 'voucher_lines'>
  event: InsertObject<DB, 'events'>
}

/**
 * Takes a place in each slot and writes the booking, its hold and its event, all in one statement, or refuses
 * `slot-taken`, which whoever commits is told. It comes last in a command and goes out with the commit, since everybody
 * waits at a popular day's row: two people and one last place, the row's lock lets one through, and the other finds
 * `taken` at `capacity` and leaves nothing behind.
 */
export async function takePlaces(
  ctx: Context,
  placing: Placing & { municipality: number; accountId: string | null },
  { reservation, line, event }: Entry,
): Promise<void> {
  const { facility, reservationId, slotIds, municipality, accountId } = placing
  await lockInOrder(ctx, facility, slotIds)
  const entry = ctx.db
    .with('placed', db =>
      db
        .updateTable('slots')
        .set(eb => ({ taken: eb('taken', '+', 1) }))
        .where('facility_id', '=', facility)
        .where('id', 'in', slotIds)
        .whereRef('taken', '<', 'capacity')
        .where('closed_at', 'is', null)
        .returning('id'),
    )
    .with('made', db => db.insertInto('reservations').values(reservation).returning('id'))
    .with('held', db => db.insertInto('voucher_lines').values(line).returning('id'))
    .with('told', db => db.insertInto('events').values(event).returning('id'))
    .with('noted', db =>
      db
        .insertInto('reservation_slots')
        .columns(['facility_id', 'reservation_id', 'slot_id', 'municipality_id', 'account_id'])
        .expression(eb =>
          eb
            .selectFrom('placed')
            .select([
              sql<string>`${facility}::uuid`.as('facility_id'),
              sql<string>`${reservationId}::uuid`.as('reservation_id'),
              'id as slot_id',
              sql<number>`${municipality}::int`.as('municipality_id'),
              sql<string | null>`${accountId}::uuid`.as('account_id'),
            ]),
        )
        .returning('slot_id'),
    )
    .selectFrom('noted')
    // Fails where a place was missing: the commit is sent along with this, and must not come to anything then.
    .select(sql<number>`1 / (count(*) = ${slotIds.length})::int`.as('all'))
  await send(ctx.db, entry, error => (isDivisionByZero(error) ? refused('slot-taken').refused : error))
}

/** Gives the places back, so that somebody else can have them. */
export async function givePlacesBack(
  ctx: Context,
  { facility, slotIds }: Omit<Placing, 'reservationId'>,
): Promise<void> {
  if (slotIds.length === 0) return
  await lockInOrder(ctx, facility, slotIds)
  await ctx.db
    .updateTable('slots')
    .set(eb => ({ taken: eb('taken', '-', 1) }))
    .where('facility_id', '=', facility)
    .where('id', 'in', slotIds)
    .execute()
}

/** Several rows are locked by id, so that two stays with nights in common cannot wait for each other. */
export async function lockInOrder(ctx: Context, facility: string, slotIds: readonly string[]): Promise<void> {
  if (slotIds.length < 2) return
  await ctx.db
    .selectFrom('slots')
    .select('id')
    .where('facility_id', '=', facility)
    .where('id', 'in', slotIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
