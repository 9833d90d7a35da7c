import { Kysely, PostgresDialect, type PostgresPoolClient, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { DB, JsonValue } from '#db/types.ts'
import { connectionOf } from './connection.ts'
import { isStale } from './prepared.ts'

// Whole yen and counts fit a JS number; a date is a day, never an instant.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, day => day)
// date[]; the driver's list of known types leaves it out.
pg.types.setTypeParser(1182 as Parameters<typeof pg.types.setTypeParser>[0], (days: string) =>
  days === '{}' ? [] : days.slice(1, -1).split(','),
)

export type Database = Kysely<DB>

/** The rows of one table as they are read. */
export type { DB }

/**
 * Connections that run as the application's role, which owns nothing and cannot pass row-level security.
 * Queries made outside `enter` (platform/context.ts) see no guarded row.
 */
export function openPool(
  url: string,
  options: {
    max?: number
    role?: string /** Of PostgreSQL, for every connection. */
    settings?: Record<string, string>
  } = {},
): pg.Pool {
  const settings = { ...options.settings, ...(options.role ? { role: options.role } : {}) }
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    application_name: 'mannaka',
    // Statements sent one after another do not wait for each other's answers.
    pipeline: true,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** Kysely over a pool. What it asks often is prepared, and what nobody waits for is sent along (./connection.ts). */
export function openDatabase(pool: pg.Pool): Database {
  const connect = async () => connectionOf(await pool.connect()) as unknown as PostgresPoolClient
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } })
  return new Kysely<DB>({ dialect })
}

/** A jsonb parameter. The driver would turn a bare array into a PostgreSQL array. */
export function json(value: unknown): RawBuilder<JsonValue> {
  return sql<JsonValue>`${JSON.stringify(value)}::jsonb`
}

/** The constraint a database error names, without the suffix Citus adds for a shard; null for other errors. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError)) return null
  if (!['23505', '23503', '23514', '23P01'].includes(error.code ?? '')) return null
  return (error.constraint ?? '').replace(/_\d{6,}$/, '')
}

/**
 * Deadlock, serialization failure, or a statement prepared before a migration: the transaction may be run again from its
 * start.
 */
export function mayRetry(error: unknown): boolean {
  if (isStale(error)) return true
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
}

/** A text that the column's type cannot hold: no UUID where an id was expected, or a NUL character. */
export function isMalformed(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '22P02' || error.code === '22021')
}

/** How a statement says that it must not stand: `1 / (condition)::int`. */
export function isDivisionByZero(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '22012'
}
