import { sql } from 'kysely'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** The places one booking takes in its slots. All slots of one booking belong to one facility. */
export interface Placing {
  facility: string
  reservationId: string
  slotIds: readonly string[]
}

/**
 * Takes a place in each slot and notes them under the booking, or refuses `slot-taken`: the last statement of a
 * command, since everybody waits at a full day's row. Two people and one last place: the row's lock lets one through,
 * and the other finds `taken` at `capacity`.
 */
export async function takePlaces(
  ctx: Context,
  {
    facility,
    reservationId,
    slotIds,
    municipality,
    accountId,
  }: Placing & {
    municipality: number
    accountId: string | null
  },
): Promise<void> {
  await lockInOrder(ctx, facility, slotIds)
  const { rows } = await sql<{ slot_id: string }>`
    with placed as (
      update slots set taken = taken + 1
      where facility_id = ${facility} and id = any(${slotIds}::uuid[]) and taken < capacity and closed_at is null
      returning id
    )
    insert into reservation_slots (facility_id, reservation_id, slot_id, municipality_id, account_id)
    select ${facility}::uuid, ${reservationId}::uuid, id, ${municipality}::int, ${accountId}::uuid from placed
    returning slot_id`.execute(ctx.db)
  if (rows.length !== slotIds.length) refuse('slot-taken')
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
