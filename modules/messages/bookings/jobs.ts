import type { TaskList } from 'graphile-worker'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { findEvent, on } from '#platform/events.ts'
import { addJob } from '#platform/queue.ts'
import type { BookingNotice } from './rules.ts'
import { tellOfBooking } from './write.ts'

/** A facility may take its acceptance back for a minute: until then nobody is told. */
const patience = 60_000

const notices = ['requested', 'declined', 'cancelled', 'changed'] as const satisfies BookingNotice[]

for (const notice of notices) {
  on(`reservation.${notice}`, 'mail', (ctx, event) => tellOfBooking(ctx, event, notice))
}

on('reservation.accepted', 'mail', async (ctx, event) => {
  if (event.actorKind !== 'facility') return tellOfBooking(ctx, event, 'accepted')
  const at = new Date(event.at.getTime() + patience)
  const payload = { municipality: event.municipality, event: event.id }
  await addJob(ctx, 'tell-accepted', payload, { at, jobKey: `tell-accepted:${event.id}` })
})

/** Mails that wait. */
export function tasks({ database }: { database: Database }): TaskList {
  return {
    'tell-accepted': async payload => {
      const { municipality, event } = payload as { municipality: number; event: string }
      const system = { kind: 'system', municipalityId: municipality, job: 'tell-accepted' } as const
      await enter(database, system, async ctx => {
        const found = await findEvent(ctx, municipality, event)
        if (found) await tellOfBooking(ctx, found, 'accepted')
      })
    },
  }
}
