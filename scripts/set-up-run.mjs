// Set-up itself, under Node 24: reads the file, migrates if needed, writes, and prints the invitation's link.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { openDatabase as openKysely, openPool } from '../platform/db.ts'
import { loadEnv } from '../platform/env.ts'
import { migrate } from '../platform/migrate.ts'
import { openDatabase } from '../platform/postgres/open.ts'
import { fail, say } from './bootstrap.mjs'
import { City, setUp } from './set-up/city.ts'

const [file, ...flags] = process.argv.slice(2)
if (!file) fail('使い方: npm run set-up -- city.yaml [--reset-second-factor] （書き方は docs/operations.md）')

const read = City.safeParse(parse(readFileSync(file, 'utf8')))
if (!read.success) {
  const lines = read.error.issues.map(issue => `  ${issue.path.join('.') || '全体'}: ${issue.message}`)
  fail(`${file} に直すところがあります。\n${lines.join('\n')}`)
}
const env = loadEnv()
const log = { info() {}, warn: say }
const postgres = await openDatabase(env, log, { share: true })
const pool = openPool(postgres.ownerUrl, { max: 2 })
try {
  await migrate(postgres.ownerUrl, { info: say })
  const done = await setUp(openKysely(pool), read.data, {
    publicUrl: env.publicUrl,
    resetSecondFactor: flags.includes('--reset-second-factor'),
  })
  const { name, administrator } = read.data
  say(
    done.city === 'created'
      ? `${name}を登録しました。`
      : `${name}はすでに登録されています。何も変えていません。`,
  )
  say(
    done.administrator === 'invited'
      ? `${administrator.name}さんを招待しました。7日以内に次のリンクを開いて、パスワードと二段階認証を設定してください。`
      : `${administrator.name}さんはすでに登録されています。1時間以内に次のリンクで、パスワードを設定し直せます。`,
  )
  process.stdout.write(`\n  ${done.link}\n\n`)
  say('このリンクを知る人は誰でも入れます。本人だけに、安全な方法で渡してください。')
} finally {
  await pool.end()
  await postgres.stop()
}
