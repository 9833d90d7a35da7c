import { addDays, tokyoDay } from '#language/values/date.ts'
import { contractsOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { ownFacility } from '../access.ts'
import { affectedBy } from '../day/read.ts'
import { covers } from './read.ts'
import { daysOf, horizon, type Repeating, spanOf } from './rules.ts'
import { Capacities, DayRef, OneSlot, Pattern, PatternEnd, SlotRef } from './schema.ts'

/**
 * Publishes slots that repeat every week and makes those of the next 60 days; the rest follow by themselves. Where the
 * facility already has a slot of this type at that time, that one stays as it is. Facility staff only; refuses
 * `not-served` for a type it has no contract for.
 */
export const publishSlots = command({
  type: 'slots.published',
  schema: Pattern,
  where: () => 0,
  run: async (ctx, input) => {
    const facility = ownFacility(ctx)
    await mustServe(ctx, facility, input.scheme, input.type, input.until)
    const { id } = await ctx.db
      .insertInto('slot_patterns')
      .values({
        facility_id: facility,
        scheme_id: input.scheme,
        type: input.type,
        weekdays: [...new Set(input.weekdays)].sort(),
        starts: input.starts,
        hours: input.hours,
        capacity: input.capacity,
        valid_from: input.from,
        valid_until: input.until,
        closed_days: input.closedDays,
        on_holidays: input.onHolidays,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const pattern = { ...input, id, validFrom: input.from, validUntil: input.until }
    const made = await makeSlots(ctx, facility, pattern)
    return {
      event: { subject: { kind: 'slot-pattern', id }, facility, data: { ...input, made } },
      result: { patternId: id, made },
    }
  },
})

/** Makes a pattern's slots from today to the horizon; those that are there already stay. Gives how many were made. */
export async function makeSlots(
  ctx: Context,
  facility: string,
  pattern: Repeating & { id: string; scheme: string; type: string; capacity: number },
): Promise<number> {
  const today = tokyoDay(ctx.now)
  const days = daysOf(pattern, today, addDays(today, horizon))
  if (days.length === 0) return 0
  const rows = days.map(day => {
    const { startsAt, endsAt } = spanOf(day, pattern.starts, pattern.hours)
    return {
      facility_id: facility,
      scheme_id: pattern.scheme,
      type: pattern.type,
      day,
      starts_at: startsAt,
      ends_at: endsAt,
      capacity: pattern.capacity,
      pattern_id: pattern.id,
    }
  })
  const made = await ctx.db
    .insertInto('slots')
    .values(rows)
    .onConflict(conflict => conflict.columns(['facility_id', 'scheme_id', 'type', 'starts_at']).doNothing())
    .returning('id')
    .execute()
  return made.length
}

/** Adds one slot. Facility staff only; refuses `not-served`, and `slot-exists` where there is one at that time. */
export const addSlot = command({
  type: 'slot.added',
  schema: OneSlot,
  where: () => 0,
  run: async (ctx, input) => {
    const facility = ownFacility(ctx)
    await mustServe(ctx, facility, input.scheme, input.type, input.day)
    const { startsAt, endsAt } = spanOf(input.day, input.starts, input.hours)
    try {
      const { id } = await ctx.db
        .insertInto('slots')
        .values({
          facility_id: facility,
          scheme_id: input.scheme,
          type: input.type,
          day: input.day,
          starts_at: startsAt,
          ends_at: endsAt,
          capacity: input.capacity,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { event: { subject: { kind: 'slot', id }, facility, data: input }, result: { slotId: id } }
    } catch (error) {
      if (violatedConstraint(error) === 'slots_facility_id_scheme_id_type_starts_at_key')
        refuse('slot-exists')
      throw error
    }
  },
})

/**
 * Closes a slot, so that nobody can book it. Refuses `slot-has-bookings` with who is affected (`affected`) while
 * somebody has booked it: they are moved or cancelled first. Facility staff only.
 */
export const closeSlot = command({
  type: 'slot.closed',
  schema: SlotRef,
  where: () => 0,
  run: async (ctx, { slotId }) => {
    const facility = ownFacility(ctx)
    const slot = await lockSlot(ctx, facility, slotId)
    const affected = await affectedBy(ctx, facility, [slotId])
    if (affected.length > 0) refuse('slot-has-bookings', { count: affected.length, affected })
    await setClosed(ctx, facility, [slotId], ctx.now)
    return {
      event: { subject: { kind: 'slot', id: slotId }, facility, data: { day: slot.day, type: slot.type } },
      result: { slotId },
    }
  },
})

/** Opens a closed slot again. */
export const reopenSlot = command({
  type: 'slot.reopened',
  schema: SlotRef,
  where: () => 0,
  run: async (ctx, { slotId }) => {
    const facility = ownFacility(ctx)
    await lockSlot(ctx, facility, slotId)
    await setClosed(ctx, facility, [slotId], null)
    return { event: { subject: { kind: 'slot', id: slotId }, facility }, result: { slotId } }
  },
})

/**
 * Closes a whole day (illness, a burst pipe). Slots without bookings close at once; `affected` are the bookings of the
 * others, which stay until they are moved or cancelled, but nobody new can book them.
 */
export const closeDay = command({
  type: 'slots.day-closed',
  schema: DayRef,
  where: () => 0,
  run: async (ctx, { day, type }) => {
    const facility = ownFacility(ctx)
    let query = ctx.db
      .selectFrom('slots')
      .select(['id'])
      .where('facility_id', '=', facility)
      .where('day', '=', day)
      .where('closed_at', 'is', null)
      .orderBy('id')
      .forUpdate()
    if (type) query = query.where('type', '=', type)
    const ids = (await query.execute()).map(slot => slot.id)
    const affected = await affectedBy(ctx, facility, ids)
    await setClosed(ctx, facility, ids, ctx.now)
    return {
      event: {
        subject: { kind: 'facility', id: facility },
        facility,
        data: { day, type, slots: ids.length },
      },
      result: { closed: ids.length, affected: affected.map(each => each.reservationId) },
    }
  },
})

/** Another number of places. Never below those taken: refuses `slot-has-bookings` with who is affected. */
export const changeCapacity = command({
  type: 'slot.capacity-changed',
  schema: Capacities,
  where: () => 0,
  run: async (ctx, { slotId, capacity }) => {
    const facility = ownFacility(ctx)
    const slot = await lockSlot(ctx, facility, slotId)
    if (capacity < slot.taken) {
      const affected = await affectedBy(ctx, facility, [slotId])
      refuse('slot-has-bookings', { count: affected.length, affected })
    }
    await ctx.db
      .updateTable('slots')
      .set({ capacity })
      .where('facility_id', '=', facility)
      .where('id', '=', slotId)
      .execute()
    return {
      event: { subject: { kind: 'slot', id: slotId }, facility, data: { from: slot.capacity, to: capacity } },
      result: { slotId, capacity },
    }
  },
})

/**
 * Ends a pattern: from the day `from` on it makes no slots, and those without bookings close. Slots somebody has booked
 * stay, and `affected` says whose they are.
 */
export const endPattern = command({
  type: 'slots.ended',
  schema: PatternEnd,
  where: () => 0,
  run: async (ctx, { patternId, from }) => {
    const facility = ownFacility(ctx)
    const ended = await ctx.db
      .updateTable('slot_patterns')
      .set(eb => ({
        ended_at: ctx.now,
        valid_until: eb.fn<string>('least', ['valid_until', eb.val(addDays(from, -1))]),
      }))
      .where('facility_id', '=', facility)
      .where('id', '=', patternId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) refuse('not-found')
    const slots = await ctx.db
      .selectFrom('slots')
      .select(['id', 'taken'])
      .where('facility_id', '=', facility)
      .where('pattern_id', '=', patternId)
      .where('day', '>=', from)
      .where('closed_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    const free = slots.filter(slot => slot.taken === 0).map(slot => slot.id)
    await setClosed(ctx, facility, free, ctx.now)
    const kept = slots.filter(slot => slot.taken > 0).map(slot => slot.id)
    const affected = await affectedBy(ctx, facility, kept)
    return {
      event: {
        subject: { kind: 'slot-pattern', id: patternId },
        facility,
        data: { from, closed: free.length, kept: kept.length },
      },
      result: { closed: free.length, affected: affected.map(each => each.reservationId) },
    }
  },
})

async function lockSlot(ctx: Context, facility: string, slotId: string) {
  const slot = await ctx.db
    .selectFrom('slots')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('id', '=', slotId)
    .forUpdate()
    .executeTakeFirst()
  return slot ?? refuse('not-found')
}

async function setClosed(
  ctx: Context,
  facility: string,
  ids: readonly string[],
  at: Date | null,
): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('slots')
    .set({ closed_at: at })
    .where('facility_id', '=', facility)
    .where('id', 'in', ids)
    .execute()
}

async function mustServe(
  ctx: Context,
  facility: string,
  scheme: string,
  type: string,
  day: string,
): Promise<void> {
  const contracts = await contractsOf(ctx, facility)
  const today = tokyoDay(ctx.now)
  const served = contracts.some(
    contract =>
      contract.schemeId === scheme && (covers(contract, type, today) || covers(contract, type, day)),
  )
  if (!served) refuse('not-served')
}
