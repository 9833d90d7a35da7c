import type { TaskList } from 'graphile-worker'
import { tokyoDay } from '#language/values/date.ts'
import { casesByProtection, protectionEvents } from '#modules/cases/protection/read.ts'
import { lockVoucher } from '#modules/vouchers/ledger/write.ts'
import { writeOff } from '#modules/vouchers/write.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { on } from '#platform/events.ts'
import type { Clockwork } from '#platform/queue.ts'
import { settleNoShow } from './answer/write.ts'
import { bookingsWith } from './read.ts'
import { isOpen } from './rules.ts'
import { takeAddressesBack } from './shown/write.ts'
import { makeSlots } from './slots/write.ts'
import { cancel } from './write.ts'

/** Three in the morning in Japan. */
export const clockwork: Clockwork[] = [{ task: 'make-slots', match: '0 18 * * *' }]

export function tasks({ database }: { database: Database }): TaskList {
  return {
    'make-slots': async () => {
      await materialise(database)
    },
    'settle-no-show': async payload => {
      const { municipality, reservation } = payload as { municipality: number; reservation: string }
      const system: Actor = { kind: 'system', municipalityId: municipality, job: 'settle-no-show' }
      await enter(database, system, ctx => settleNoShow(ctx, reservation))
    },
  }
}

/** Makes the slots that came within the horizon, facility by facility. Running it again makes nothing twice. */
export async function materialise(database: Database, now?: Date): Promise<number> {
  const visitor: Actor = { kind: 'visitor' }
  const facilities = await enter(database, visitor, ctx =>
    ctx.db.selectFrom('facilities').select('id').execute(),
  )
  let made = 0
  for (const { id } of facilities) {
    const system: Actor = { kind: 'system', municipalityId: null, facilityId: id, job: 'make-slots' }
    made += await enter(database, system, ctx => makeAll(ctx, id), now ? { now } : {})
  }
  return made
}

async function makeAll(ctx: Context, facility: string): Promise<number> {
  const patterns = await ctx.db
    .selectFrom('slot_patterns')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('ended_at', 'is', null)
    .where('valid_until', '>=', tokyoDay(ctx.now))
    .execute()
  let made = 0
  for (const row of patterns) {
    made += await makeSlots(ctx, facility, {
      id: row.id,
      scheme: row.scheme_id,
      type: row.type,
      weekdays: row.weekdays,
      starts: row.starts,
      hours: row.hours,
      capacity: row.capacity,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      closedDays: row.closed_days,
      onHolidays: row.on_holidays,
    })
  }
  return made
}

// What was booked with a voucher that ended does not take place; what comes back is written off too.
on('voucher.revoked', 'cancel-bookings', async (ctx, event) => {
  const { municipality } = event
  const voucherId = event.subject.id
  for (const booking of await bookingsWith(ctx, municipality, voucherId)) {
    if (!isOpen(booking.state) || booking.startsAt <= event.at) continue
    const reason = '利用券の取消しによります。'
    await cancel(ctx, { reservationId: booking.id, reason }, { key: `${event.id}:${booking.id}` })
  }
  const voucher = await lockVoucher(ctx, municipality, voucherId)
  await writeOff(ctx, municipality, voucher, '取消し後に戻った分')
})

// Vouchers first, in the same step: a booking that is being made meanwhile waits at the voucher's row.
for (const type of protectionEvents) {
  on(type, 'take-addresses-back', async (ctx, event) => {
    const { guarded } = await casesByProtection(ctx, event)
    await takeAddressesBack(ctx, event.municipality, guarded)
  })
}
