import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

export type Migration = Readonly<{ name: string; sql: string; hash: string }>
export type Log = Readonly<{ info(line: string): void }>

/** The role requests run as: it owns nothing, cannot sign in and cannot pass row-level security. */
export const applicationRole = 'mannaka_app'

const folder = join(import.meta.dirname, '..', 'db', 'migrations')

/** Thrown when the database and the migration files contradict each other; the message is for an operator. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

/** The migrations in order. A file's hash ignores how its lines end, which git may change. */
export function readMigrations(from: string = folder): Migration[] {
  const names = readdirSync(from).filter(name => name.endsWith('.sql'))
  const wrong = names.find(name => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
  if (wrong) throw new MigrationRefused(`移行ファイル ${wrong} の名前は 0001_name.sql の形にしてください。`)
  const sorted = names.sort()
  const twice = sorted.find((name, i) => i > 0 && name.slice(0, 4) === sorted[i - 1]?.slice(0, 4))
  if (twice) throw new MigrationRefused(`移行ファイルの番号 ${twice.slice(0, 4)} が二つあります。`)
  return sorted.map(name => {
    const sql = readFileSync(join(from, name), 'utf8').replaceAll('\r\n', '\n')
    return { name: name.slice(0, -'.sql'.length), sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings a database up to date: the application's role, then `db/migrations/*.sql` each in its own
 * transaction, then the job queue's own tables. Runs as the role of `ownerUrl`, one process at a time;
 * a second one waits and then finds nothing to do.
 *
 * Refuses (MigrationRefused) when an applied migration was edited, when a new one has a lower number than an
 * applied one, and when the database knows migrations this version does not.
 */
export async function migrate(
  ownerUrl: string,
  log: Log,
  migrations: Migration[] = readMigrations(),
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mannaka migrate' })
  await client.connect()
  // Without a listener a lost connection would end the process instead of failing the query.
  client.on('error', () => undefined)
  try {
    await client.query(`select pg_advisory_lock(hashtext('mannaka.migrate'))`)
    await ensureRole(client)
    await ensureLedger(client)
    const pending = await compare(client, migrations)
    for (const migration of pending) {
      log.info(`データベースの移行 ${migration.name}`)
      await apply(client, migration)
    }
    await runMigrations({ connectionString: ownerUrl, logger: undefined })
    return { applied: pending.map(migration => migration.name) }
  } finally {
    await client.end()
  }
}

/** Whether every migration of this version has been applied: what readiness asks. */
export async function isMigrated(
  query: (sql: string) => Promise<{ rows: { name: string }[] }>,
  migrations: Migration[] = readMigrations(),
): Promise<boolean> {
  const { rows } = await query('select name from app.migrations')
  const applied = new Set(rows.map(row => row.name))
  return migrations.every(migration => applied.has(migration.name))
}

/**
 * Refuses (MigrationRefused) unless the connections of `pool` really are the application's role: a pooler that drops
 * start-up options would leave requests running as the owner, whom row-level security does not bind.
 */
export async function requireApplicationRole(
  pool: Readonly<{ query(sql: string): Promise<{ rows: { role: string }[] }> }>,
): Promise<void> {
  const { rows } = await pool.query('select current_user as role')
  const role = rows[0]?.role
  if (role === applicationRole) return
  throw new MigrationRefused(
    `データベースへの接続が ${applicationRole} ではなく ${role} になっています。行単位の制限が効かないため起動しません。` +
      `接続プールを使っているときは、起動オプション(options=-c role=${applicationRole})を渡す設定にするか、直接つないでください。`,
  )
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean; super: boolean; bypass: boolean }>(
    `select pg_has_role(current_user, oid, 'member') member, rolsuper super, rolbypassrls bypass
       from pg_roles where rolname = $1`,
    [applicationRole],
  )
  try {
    if (!rows[0])
      await client.query(`create role ${applicationRole} nologin nosuperuser nobypassrls noinherit`)
    // Membership is what lets the owner's connections become this role. A superuser "is a member" without it.
    if (!rows[0]?.member) await client.query(`grant ${applicationRole} to current_user`)
  } catch (error) {
    const code = (error as { code?: string }).code
    // Roles belong to the whole server: another database of it may be migrating at this moment.
    if (code === '42710' || code === '23505' || code === 'XX000') return
    throw new MigrationRefused(
      `データベースの役割 ${applicationRole} を用意できません(${(error as Error).message})。管理者として次を実行してください: ` +
        `create role ${applicationRole} nologin; grant ${applicationRole} to (接続する利用者);`,
    )
  }
  if (rows[0]?.super || rows[0]?.bypass) {
    throw new MigrationRefused(
      `データベースの役割 ${applicationRole} が行単位の制限を越えられます。` +
        `alter role ${applicationRole} nosuperuser nobypassrls を実行してください。`,
    )
  }
}

async function ensureLedger(client: pg.Client): Promise<void> {
  await client.query(`create schema if not exists app`)
  await client.query(`
    create table if not exists app.migrations (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default now()
    )`)
}

async function compare(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from app.migrations order by name',
  )
  const known = new Map(migrations.map(migration => [migration.name, migration]))
  for (const row of rows) {
    const file = known.get(row.name)
    if (!file) {
      throw new MigrationRefused(
        `このデータベースには移行 ${row.name} が適用済みですが、この版のプログラムは知りません。新しい版で起動してください。`,
      )
    }
    if (file.hash !== row.hash) {
      throw new MigrationRefused(
        `適用済みの移行 ${row.name} が書き換えられています。元に戻し、変更は新しい番号の移行に書いてください。`,
      )
    }
  }
  const last = rows.at(-1)?.name ?? ''
  const applied = new Set(rows.map(row => row.name))
  const pending = migrations.filter(migration => !applied.has(migration.name))
  const late = pending.find(migration => migration.name < last)
  if (late) {
    throw new MigrationRefused(
      `移行 ${late.name} は、適用済みの ${last} より前の番号です。より後の番号を付けてください。`,
    )
  }
  return pending
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into app.migrations (name, hash) values ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const { message, position, where } = error as { message: string; position?: string; where?: string }
    const line = position && migration.sql.slice(0, Number(position)).split('\n').length
    throw new Error(
      `移行 ${migration.name}${line ? ` の ${line} 行目` : ''} が失敗しました: ${message}${where ? `\n${where}` : ''}`,
      { cause: error },
    )
  }
}
