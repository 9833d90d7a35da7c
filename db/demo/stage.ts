import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import '#modules/jobs.ts'
import { tellOfBooking } from '#modules/messages/bookings/write.ts'
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
  /** Plays one act, then does what it left to background work, as if a few seconds after the events it follows. */
  perform(act: () => Promise<void>): Promise<void>
}

const delay = 4_000
/** A facility may take its acceptance back for a minute; then the user is told. */
const patience = 61_000
const acting = new AsyncLocalStorage<string>()

export function stage(database: Database, owner: pg.Pool): Stage {
  const during = (at: Date) => ({ now: at, requestId: acting.getStore() ?? crypto.randomUUID() })
  return {
    database,
    owner,
    as: (actor, at, work) => enter(database, actor, work, during(at)),
    try: (actor, at, work) => attempt(database, actor, work, during(at)),
    perform: act =>
      acting.run(crypto.randomUUID(), async () => {
        await act()
        await settle(database, owner, acting.getStore() ?? '')
      }),
  }
}

interface Payload {
  municipality: number
  event: string
  /** Of reactions only. */
  type?: string
  name?: string
}

/** Works off the reactions to the events of one act, and to those events that follow from them. */
async function settle(database: Database, owner: pg.Pool, requestId: string): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ id: string; task: string; payload: Payload }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t, events e
       where t.id = j.task_id and t.identifier in ('react', 'tell-accepted') and e.id = (j.payload->>'event')::uuid
         and e.municipality_id = (j.payload->>'municipality')::int and e.request_id = $1
       returning j.id, t.identifier task, j.payload`,
      [requestId],
    )
    if (rows.length === 0) return
    const jobs = rows
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map(row => ({ task: row.task, ...row.payload }))
    // What follows from one event does not depend on each other; what follows from the next may.
    for (const event of new Set(jobs.map(job => job.event)))
      await Promise.all(jobs.filter(job => job.event === event).map(job => react(database, job, requestId)))
  }
}

async function react(
  database: Database,
  { task, municipality, event, type = '', name = task }: Payload & { task: string },
  requestId: string,
): Promise<void> {
  const system = { kind: 'system', municipalityId: municipality, job: name } as const
  const told = task === 'tell-accepted'
  const reaction: ReturnType<typeof reactionOf> = told
    ? (ctx, found) => tellOfBooking(ctx, found, 'accepted')
    : reactionOf(type, name)
  const play = async (ctx: Context) => {
    const found = await findEvent(ctx, municipality, event)
    if (!found || !reaction) throw new Error(`nothing to do for ${type} ${name}`)
    const now = new Date(found.at.getTime() + (told ? patience : delay))
    await reaction({ ...ctx, now }, found)
  }
  await enter(database, system, play, { requestId })
}

/**
 * The mails of the past went out as they were written and were read within days, and nobody's absence waits to be
 * settled any more.
 */
export async function deliverPast(owner: pg.Pool, now: Date): Promise<void> {
  await owner.query(
    `update messages set sent_at = created_at + interval '2 seconds', attempts = 1,
       opened_at = case when created_at < $1::timestamptz - interval '4 days' then created_at + interval '9 hours' end
     where sent_at is null`,
    [now],
  )
  await owner.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier in ('send-message', 'settle-no-show', 'judge-households')`,
  )
}
