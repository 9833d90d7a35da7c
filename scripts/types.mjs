// Writes db/types.ts from a freshly migrated scratch database: `node scripts/types.mjs`; with --check it only
// says whether the file is what the migrations give.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect as Postgres } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import pg from 'pg'
import { migrate } from '../platform/migrate.ts'
import { scratchDatabase } from '../test/postgres.ts'

const file = join(import.meta.dirname, '..', 'db', 'types.ts')

/** The TypeScript of every table in `public`, as `pg` hands the rows over (see the type parsers in platform/db.ts). */
export async function generateTypes() {
  const scratch = await scratchDatabase()
  try {
    await migrate(scratch.url, { info() {} })
    const db = new Kysely({
      dialect: new Postgres({ pool: new pg.Pool({ connectionString: scratch.url, max: 2 }) }),
    })
    try {
      return await generate({
        db,
        // Instants are Dates, days are texts, whole yen and counts are numbers.
        dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
        typeMapping: { int8: 'number' },
        camelCase: false,
        defaultSchemas: ['public'],
        includePattern: 'public.*',
        outFile: null,
        typeOnlyImports: true,
      })
    } finally {
      await db.destroy()
    }
  } finally {
    await scratch.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  const text = await generateTypes()
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('db/types.ts が移行と合っていません。node scripts/types.mjs を実行してください。')
    process.exitCode = 1
  }
}
