import { AsyncLocalStorage } from 'node:async_hooks'
import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { send } from './connection.ts'
import { type Database, mayRetry, violatedConstraint } from './db.ts'
import { type Outcome, Refused } from './refused.ts'
import { wake } from './wake.ts'

/** Who is asking. `visitor` is nobody yet; `system` is a background job or a set-up step. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'resident'; accountId: string; municipalityId: number; name: string; email: string }
  | { kind: 'staff'; accountId: string; municipalityId: number; section: string; rank: string; name: string }
  | { kind: 'facility'; accountId: string; facilityId: string; name: string }
  /** Has no account: came by a personal link and proved to be the one it was sent to. `grantId` names what was sent. */
  | { kind: 'bearer'; municipalityId: number; grantId: string; name: string }
  | { kind: 'system'; municipalityId: number | null; facilityId?: string | null; job: string }

/**
 * What every question and command is given. Bound to one database transaction whose row-level-security settings
 * are those of `actor`; it is minted here only, and must not outlive the function it was given to.
 */
export interface Context {
  readonly actor: Actor
  readonly now: Date
  readonly requestId: string
  readonly db: Transaction<DB>
  /**
   * Adds the other family's key for the rest of the transaction (a resident booking at a facility, a facility
   * redeeming a municipality's voucher). Only after access.ts has proven the tie.
   */
  reach(more: { municipality?: number; facility?: string; account?: string; claim?: string }): Promise<void>
}

export interface EnterOptions {
  now?: Date
  requestId?: string
  /** A secret the asker has shown: `email:…`, `session:…`, `link:…`, `voucher:…`. */
  claim?: string
}

interface Keys {
  municipality: number | null
  facility: string | null
  account: string | null
  claim: string | null
}

/** The one place that turns an actor into database settings. Residents enter by account, never by municipality. */
function keysOf(actor: Actor, claim: string | undefined): Keys {
  const none: Keys = { municipality: null, facility: null, account: null, claim: claim ?? null }
  switch (actor.kind) {
    case 'visitor':
      return none
    case 'resident':
      return { ...none, account: actor.accountId }
    case 'staff':
      return { ...none, municipality: actor.municipalityId, account: actor.accountId }
    case 'facility':
      return { ...none, facility: actor.facilityId, account: actor.accountId }
    case 'bearer':
      return { ...none, claim: claim ?? `bearer:${actor.grantId}` }
    case 'system':
      return { ...none, municipality: actor.municipalityId, facility: actor.facilityId ?? null }
  }
}

async function apply(db: Transaction<DB>, keys: Keys): Promise<void> {
  const { municipality, facility, account, claim } = keys
  // A message of its own, as Citus wants it, but nobody needs its answer.
  await send(db, sql`select app.enter(${municipality}::int, ${facility}::uuid, ${account}::uuid, ${claim})`)
}

const attempts = 4
const inside = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction as `actor`. Commits when it returns, rolls back when it throws.
 * Deadlocks, serialization failures and a lost race for an idempotency key run it again from the start,
 * so `work` must not touch anything but the database.
 */
export async function enter<T>(
  database: Database,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
  options: EnterOptions = {},
): Promise<T> {
  if (inside.getStore()) throw new Error('enter() inside enter(): pass the context on instead')
  const requestId = options.requestId ?? crypto.randomUUID()
  for (let attempt = 1; ; attempt++) {
    const now = options.now ?? new Date()
    try {
      let transaction: Database = database
      const result = await inside.run(true, () =>
        database.transaction().execute(async db => {
          transaction = db
          let keys = keysOf(actor, options.claim)
          await apply(db, keys)
          const ctx: Context = {
            actor,
            now,
            requestId,
            db,
            async reach(more) {
              keys = { ...keys, ...more }
              await apply(db, keys)
            },
          }
          return work(ctx)
        }),
      )
      wake(database, transaction)
      return result
    } catch (error) {
      const again = mayRetry(error) || violatedConstraint(error) === 'events_municipality_id_key_key'
      if (!again || attempt >= attempts) throw error
    }
  }
}

/** Like `enter`, with an expected refusal as a value. */
export async function attempt<T>(
  database: Database,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
  options: EnterOptions = {},
): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await enter(database, actor, work, options) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refused: error }
    throw error
  }
}
