import type pg from 'pg'
import { mannaka, minami } from './constants.ts'

/**
 * Whether the demo city is to be loaded now. A load that was begun and never finished is wiped first: nothing else
 * can be in the database yet, because nobody is served before the load is done.
 */
export async function beginLoad(owner: pg.Pool, say: (line: string) => void): Promise<boolean> {
  await owner.query(`create table if not exists app.demo_loads (
    begun_at timestamptz not null default now(), finished_at timestamptz)`)
  const { rows: loads } = await owner.query<{ done: boolean }>(
    'select finished_at is not null done from app.demo_loads',
  )
  if (loads.some(load => load.done)) return false
  const { rows: towns } = await owner.query<{ id: number }>('select id from municipalities')
  // Somebody's real municipalities: never touched.
  if (towns.some(({ id }) => id !== mannaka && id !== minami)) return false
  if (loads.length > 0) {
    say('前の読み込みが途中で終わっていたので、はじめからやりなおします')
    await wipe(owner)
  } else if (towns.length > 0) return false
  await owner.query('insert into app.demo_loads default values')
  return true
}

/** Written last, and on the disk before it returns. */
export async function finishLoad(owner: pg.Pool): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('set synchronous_commit = on')
    await client.query('update app.demo_loads set finished_at = now()')
  } finally {
    client.release(true)
  }
}

async function wipe(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  )
  await owner.query(`truncate ${rows.map(row => row.name).join(', ')}`)
  await owner.query('delete from graphile_worker._private_jobs')
  await owner.query('delete from app.demo_loads')
}
