import { sql } from 'kysely'
import '#modules/jobs.ts'
import { enter } from '#platform/context.ts'
import { findEvent, reactionOf } from '#platform/events.ts'
import type { World } from './actors.ts'

interface Payload {
  municipality: number
  event: string
  type: string
  name: string
}

/** Does the reactions that are queued, and those they cause, as of `at`. Other tasks stay in the queue. */
export async function settle(w: World, at?: Date): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: string; payload: Payload }>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'react' returning j.id, j.payload`.execute(w.owner)
    if (rows.length === 0) return
    for (const { payload } of rows.sort((a, b) => Number(a.id) - Number(b.id))) {
      const { municipality, event, type, name } = payload
      const system = { kind: 'system', municipalityId: municipality, job: name } as const
      const found = await enter(w.database, system, ctx => findEvent(ctx, municipality, event))
      const reaction = reactionOf(type, name)
      if (!found || !reaction) throw new Error(`nothing to do for ${type} ${name}`)
      await enter(w.database, system, ctx => reaction(ctx, found), at ? { now: at } : {})
    }
  }
}
