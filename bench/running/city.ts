import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { shippedScheme } from '#db/shipped.ts'
import type { DB } from '#db/types.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { publishScheme } from '#modules/publishing/write.ts'
import { enter } from '#platform/context.ts'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import { loadEnv } from '#platform/env.ts'
import { listen } from '#platform/http/listen.ts'
import { applicationRole } from '#platform/migrate.ts'
import { seals } from '#platform/seal.ts'
import { application, builtPages } from '../../server.ts'

export const city = 139998

export interface Running {
  port: number
  /** Of the database. */
  url: string
  /** How many statements the server has sent its database. */
  statements(): number
  stop(): Promise<void>
}

/** The server over a new city that `fill` has furnished: whole as in production, on a free port. */
export async function runningCity<T>(
  fill: (owner: Kysely<DB>, database: Database) => Promise<T>,
): Promise<T & Running> {
  const url = loadEnv().databaseUrl
  if (!url) throw new Error('npm run bench gives this its database')
  const owner = openDatabase(openPool(url, { max: 1 }))
  const pool = openPool(url, { role: applicationRole })
  const statements = counted(pool)
  const database = openDatabase(pool)
  const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-bench-'))
  await found(owner)
  const filled = await fill(owner, database)
  const app = application({
    database,
    pool,
    worker: () => true,
    build: await builtPages(),
    publicUrl: 'http://localhost',
    dataDir,
    seals: seals('of this run alone'),
    demonstration: null,
    production: true,
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  return {
    ...filled,
    port: server.port,
    url,
    statements,
    async stop() {
      await server.stop()
      await database.destroy()
      await owner.destroy()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Counts what the connections of the pool are asked. */
function counted(pool: pg.Pool): () => number {
  let count = 0
  pool.on('connect', client => {
    const query = client.query
    client.query = ((...args: unknown[]) => {
      count++
      return Reflect.apply(query, client, args)
    }) as typeof query
  })
  return () => count
}

export async function found(owner: Kysely<DB>): Promise<void> {
  await owner
    .insertInto('municipalities')
    .values({
      id: city,
      slug: 'mannaka',
      name: 'まんなか市',
      name_en: 'Mannaka City',
      head_title: '市長',
      head_name: '中央　太郎',
      address: 'まんなか市本町1丁目1番1号',
      phone: '03-0000-0000',
    })
    .execute()
}

/** Version 1 of a shipped scheme, in effect in the city. */
export async function publishShipped(database: Database, schemeId: string): Promise<Scheme> {
  const system = { kind: 'system', municipalityId: city, job: 'bench' } as const
  const document = shippedScheme(schemeId, String(city))
  await enter(database, system, ctx =>
    publishScheme(ctx, { municipality: city, document, effectiveFrom: '2025-04-01' }),
  )
  return document
}
