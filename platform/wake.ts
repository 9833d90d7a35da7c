import { sql } from 'kysely'
import type { Database } from './db.ts'

/** Transactions in which a job was added. */
const withJobs = new WeakSet<Database>()

/** Notes that the workers will have something to do once this transaction has committed. */
export function jobAdded(transaction: Database): void {
  withJobs.add(transaction)
}

/** Milliseconds between two calls: waking costs every commit of that moment a little. */
const apart = 100
const pauses = new WeakMap<Database, { again: boolean }>()

/**
 * Wakes the workers when the transaction, committed by now, has added jobs: the first at once, of many at a time one in
 * ten a second. A call that gets lost costs two seconds, for workers look by themselves as often.
 */
export function wake(database: Database, transaction: Database): void {
  if (!withJobs.has(transaction)) return
  const pause = pauses.get(database)
  if (pause) pause.again = true
  else call(database)
}

function call(database: Database): void {
  const pause = { again: false }
  pauses.set(database, pause)
  // As the queue itself would, in a transaction of its own.
  const payload = JSON.stringify({ r: Math.random(), count: 4 })
  sql`select pg_notify('jobs:insert', ${payload})`.execute(database).catch(() => undefined)
  setTimeout(() => {
    pauses.delete(database)
    if (pause.again) call(database)
  }, apart).unref()
}
