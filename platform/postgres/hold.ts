import pg from 'pg'

/** Proof that this process alone serves a cluster. */
export type Hold = Readonly<{
  /** Settles when the connection ends without `release`. */
  lost: Promise<void>
  release(): Promise<void>
}>

// An arbitrary pair that nothing else in the maintenance database locks.
const key = '7311, 1'

/**
 * Takes the cluster's one lock, or tells who has it (the `label` they gave).
 *
 * The lock is an advisory one held by an open connection, because PostgreSQL gives it back at the very moment
 * its holder dies, however it dies; a lock file would outlive `kill -9` and trust a reused process number.
 */
export async function takeHold(maintenanceUrl: string, label: string): Promise<Hold | { heldBy: string }> {
  const client = new pg.Client({ connectionString: maintenanceUrl, application_name: label, keepAlive: true })
  const lost = new Promise<void>(done => {
    client.on('error', () => done())
    client.on('end', () => done())
  })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${key}) taken`)
  if (rows[0]?.taken) {
    let released = false
    return {
      lost: lost.then(() => (released ? new Promise<void>(() => undefined) : undefined)),
      async release() {
        released = true
        await client.end()
      },
    }
  }
  const holder = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and (l.classid, l.objid) = (7311, 1)`,
  )
  await client.end()
  return { heldBy: holder.rows[0]?.application_name ?? 'mannaka ? ?' }
}
