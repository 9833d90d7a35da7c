import { after } from 'node:test'
import { type Actor, attempt, type Context, enter } from '#platform/context.ts'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import type { Outcome } from '#platform/refused.ts'
import { testDatabase } from './database.ts'

/** Two towns that share facilities: the demo's まんなか市 and みなみ町. */
export const mannaka = 139998
export const minami = 139999

export interface World {
  /** As requests see it: guarded by row-level security. */
  database: Database
  /** As the owner sees it, for setting the scene and for looking behind the curtain. */
  owner: Database
  ownerUrl: string
  /** Runs as `actor` at `at`; throws refusals. */
  as<T>(actor: Actor, work: (ctx: Context) => Promise<T>, at?: Date): Promise<T>
  /** Runs as `actor`; a refusal is a value. */
  try<T>(actor: Actor, work: (ctx: Context) => Promise<T>, at?: Date): Promise<Outcome<T>>
}

/** A migrated database of one's own for a test file, closed after it. */
export async function world(options: { demo?: boolean } = {}): Promise<World> {
  const { url, appUrl, close } = await testDatabase(options)
  const pool = openPool(appUrl, { max: 12 })
  const ownerPool = openPool(url, { max: 3 })
  const database = openDatabase(pool)
  after(async () => {
    await database.destroy()
    await ownerPool.end()
    await close()
  })
  return {
    database,
    owner: openDatabase(ownerPool),
    ownerUrl: url,
    as: (actor, work, at) => enter(database, actor, work, at ? { now: at } : {}),
    try: (actor, work, at) => attempt(database, actor, work, at ? { now: at } : {}),
  }
}

export const system = (municipalityId: number): Actor => ({ kind: 'system', municipalityId, job: 'test' })
