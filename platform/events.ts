import type { Context } from './context.ts'
import { json } from './db.ts'
import { addJobs } from './queue.ts'
import { uuid7 } from './uuid7.ts'

/** One line of the events table (docs/decisions: one insert-only events table). */
export interface NewEvent {
  /** `noun.past-participle`, e.g. `application.submitted`. */
  type: string
  subject: { kind: string; id: string }
  /** 0 for what a facility does on its own account. */
  municipality: number
  /** The resident it is about, who may see it. */
  account?: string | null
  facility?: string | null
  data?: Record<string, unknown>
}

export interface RecordedEvent extends NewEvent {
  id: string
  at: Date
  actorKind: string
  actorId: string | null
}

type Reaction = (ctx: Context, event: RecordedEvent) => Promise<void>
const reactions = new Map<string, Map<string, Reaction>>()

/** Registers later work: runs after the event's transaction, at least once, as the system of that municipality. */
export function on(type: string, name: string, reaction: Reaction): void {
  const named = reactions.get(type) ?? new Map<string, Reaction>()
  if (named.has(name)) throw new Error(`two reactions to ${type} are named ${name}`)
  named.set(name, reaction)
  reactions.set(type, named)
}

export function reactionOf(type: string, name: string): Reaction | undefined {
  return reactions.get(type)?.get(name)
}

/** What is kept beside an event: its idempotency key and the result to give again for it. */
export interface Extra {
  key?: string | null
  result?: unknown
}

/** Writes the event and queues its reactions, in the caller's transaction. */
export async function record(ctx: Context, event: NewEvent, extra: Extra = {}): Promise<string> {
  const row = eventRow(ctx, event, extra)
  await ctx.db.insertInto('events').values(row).execute()
  await queueReactions(ctx, row.id, event)
  return row.id
}

/** Several events in one statement, their reactions in a second; in the order given. */
export async function recordAll(ctx: Context, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(event => eventRow(ctx, event))
  await ctx.db.insertInto('events').values(rows).execute()
  await addJobs(
    ctx,
    'react',
    rows.flatMap((row, at) => reactionJobs(row.id, events[at] as NewEvent)),
  )
}

/** The event as a row, for a command that writes several things in one statement; see `queueReactions`. */
export function eventRow(ctx: Context, event: NewEvent, extra: Extra = {}) {
  return {
    municipality_id: event.municipality,
    id: uuid7(),
    at: ctx.now,
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    actor_kind: ctx.actor.kind,
    actor_id: actorIdOf(ctx),
    account_id: event.account ?? null,
    facility_id: event.facility ?? null,
    data: json(event.data ?? {}),
    result: extra.result === undefined ? null : json(extra.result),
    key: extra.key ?? null,
    request_id: ctx.requestId,
  }
}

/** The account of who acts, or what a bearer was sent; null for visitors and background work. */
function actorIdOf({ actor }: Context): string | null {
  if ('accountId' in actor) return actor.accountId
  return actor.kind === 'bearer' ? actor.grantId : null
}

export type EventRow = ReturnType<typeof eventRow>

/** Adds the jobs that react to an event of the same transaction. */
export async function queueReactions(ctx: Context, id: string, event: NewEvent): Promise<void> {
  await addJobs(ctx, 'react', reactionJobs(id, event))
}

function reactionJobs(id: string, { municipality, type }: NewEvent) {
  return [...(reactions.get(type)?.keys() ?? [])].map(name => ({ municipality, event: id, type, name }))
}

/** The event a job names, or undefined where the caller may not see it. */
export async function findEvent(
  ctx: Context,
  municipality: number,
  id: string,
): Promise<RecordedEvent | undefined> {
  const row = await ctx.db
    .selectFrom('events')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      at: row.at,
      type: row.type,
      subject: { kind: row.subject_kind, id: row.subject_id },
      municipality: row.municipality_id,
      account: row.account_id,
      facility: row.facility_id,
      data: row.data as Record<string, unknown>,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
    }
  )
}
