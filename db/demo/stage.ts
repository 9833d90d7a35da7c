import type pg from 'pg'
import '#modules/jobs.ts'
import { type Actor, attempt, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { findEvent, reactionOf } from '#platform/events.ts'
import type { Outcome } from '#platform/refused.ts'

/** Where the past is played: the real commands, at moments of the past, with background work done in between. */
export interface Stage {
  database: Database
  owner: pg.Pool
  as<T>(actor: Actor, at: Date, work: (ctx: Context) => Promise<T>): Promise<T>
  try<T>(actor: Actor, at: Date, work: (ctx: Context) => Promise<T>): Promise<Outcome<T>>
  /** Does what a town has queued, as if it were done a few seconds after the events it follows. */
  settle(municipality: number): Promise<void>
}

const delay = 4_000

export function stage(database: Database, owner: pg.Pool): Stage {
  return {
    database,
    owner,
    as: (actor, at, work) => enter(database, actor, work, { now: at }),
    try: (actor, at, work) => attempt(database, actor, work, { now: at }),
    async settle(municipality) {
      for (;;) {
        const { rows } = await owner.query<{ id: string; payload: Payload }>(
          `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
           where t.id = j.task_id and t.identifier = 'react' and (j.payload->>'municipality')::int = $1
           returning j.id, j.payload`,
          [municipality],
        )
        if (rows.length === 0) return
        const jobs = rows.sort((a, b) => Number(a.id) - Number(b.id)).map(row => row.payload)
        // What follows from one event does not depend on each other; what follows from the next may.
        for (const event of new Set(jobs.map(job => job.event)))
          await Promise.all(jobs.filter(job => job.event === event).map(job => react(database, job)))
      }
    },
  }
}

interface Payload {
  municipality: number
  event: string
  type: string
  name: string
}

/** The mails of the past went out as they were written. */
export async function deliverPast(owner: pg.Pool): Promise<void> {
  await owner.query(
    `update messages set sent_at = created_at + interval '2 seconds', attempts = 1 where sent_at is null`,
  )
  await owner.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'send-message'`,
  )
}

async function react(database: Database, { municipality, event, type, name }: Payload): Promise<void> {
  const system = { kind: 'system', municipalityId: municipality, job: name } as const
  const reaction = reactionOf(type, name)
  await enter(database, system, async ctx => {
    const found = await findEvent(ctx, municipality, event)
    if (!found || !reaction) throw new Error(`nothing to do for ${type} ${name}`)
    await reaction({ ...ctx, now: new Date(found.at.getTime() + delay) }, found)
  })
}
