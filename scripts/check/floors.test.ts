import assert from 'node:assert/strict'
import { test } from 'node:test'
import { floors } from './floors.ts'
import { treeOf } from './tree.ts'

const wrongs = (files: Record<string, string>) => floors(treeOf(files)).map(finding => finding.wrong)
const clean = (files: Record<string, string>) => assert.deepEqual(wrongs(files), [])
const broken = (path: string, text: string, expected: RegExp) => {
  const found = wrongs({ [path]: text })
  assert.equal(found.length, 1, `${path}: ${text}\n${found.join('\n')}`)
  assert.match(found[0] as string, expected)
}

test('imports run downward only', () => {
  clean({
    'modules/cases/read.ts': "import { era } from '#language/era.ts'\nimport { db } from '#platform/db.ts'",
    'web/office/queue.server.ts': "import { listCases } from '#modules/cases/read.ts'",
    'server.ts': "import { api } from './api/app.ts'\nimport { seed } from './db/demo/seed.ts'",
  })
  broken(
    'platform/mail.ts',
    "import { family } from '#modules/families/read.ts'",
    /modules\/families\/read\.ts/,
  )
  broken('language/form.ts', "import { now } from '#platform/clock.ts'", /platform\/clock\.ts/)
  broken('modules/cases/write.ts', "import { page } from '../../web/ui/page.tsx'", /web\/ui\/page\.tsx/)
  broken('api/cases.ts', "import { page } from '../web/ui/page.ts'", /web\/ui\/page\.ts/)
  broken('web/office/a.server.ts', "import { app } from '../../api/app.ts'", /api\/app\.ts/)
})

test('an import is found in every spelling', () => {
  for (const text of [
    "export { x } from '#web/x.ts'",
    "export * from '#web/x.ts'",
    "const x = await import('#web/x.ts')",
    "type X = import('#web/x.ts').X",
    "import type { X } from '#web/x.ts'",
  ]) {
    broken('modules/cases/rules.ts', text, /web\/x\.ts/)
  }
})

test('a comment or a string is not an import', () => {
  clean({ 'language/form.ts': "// import { a } from '#web/a.ts'\nexport const b = \"import '#web/a.ts'\"" })
})

test('demo data and test tools stay out of the running program', () => {
  clean({
    'modules/cases/write.test.ts': "import { database } from '#test/database.ts'",
    'platform/db.ts': "import type { DB } from '#db/types.ts'",
    'db/demo/seed.ts': "import { families } from './families.ts'",
  })
  broken('platform/db.ts', "import { DB } from '#db/types.ts'", /db\/types\.ts/)
  broken('modules/cases/read.ts', "import { seed } from '#db/demo/seed.ts'", /db\/demo/)
  broken('web/home.tsx', "import { actor } from '#test/actors.ts'", /test\/actors/)
})

test('the language uses pure packages only', () => {
  clean({
    'language/feel.ts': "import { parser } from 'lezer-feel'\nimport { z } from 'zod'",
    'language/feel.test.ts': "import test from 'node:test'\nimport { evaluate } from 'feelin'",
  })
  broken('language/scheme.ts', "import { readFile } from 'node:fs/promises'", /node:fs/)
  broken('language/scheme.ts', "import { parse } from 'yaml'", /yaml/)
})

test('a schema stays light enough for the browser', () => {
  clean({
    'modules/cases/schema.ts': "import { z } from 'zod'\nimport { d } from '#modules/letters/schema.ts'",
  })
  broken('modules/cases/schema.ts', "import { db } from '#platform/db.ts'", /platform\/db\.ts/)
  broken('modules/cases/approval/schema.ts', "import { createHash } from 'node:crypto'", /node:crypto/)
})

test('the browser gets no server code', () => {
  const useRead = "import { listCases } from '#modules/cases/read.ts'\n"
  clean({
    'web/office/queue.tsx': `${useRead}export async function loader() {}`,
    'web/office/correct.tsx': `${useRead}export const action = async () => {}`,
    'web/office/session.server.ts': useRead,
    'web/server/page.ts': useRead,
    'web/office/row.tsx': "import type { CaseRow } from '#modules/cases/read.ts'",
    'web/office/form.tsx': "import { Comment } from '#modules/cases/schema.ts'",
  })
  broken('web/office/row.tsx', useRead, /may reach the browser/)
  broken('web/office/row.tsx', "import { page } from '../server/page.ts'", /may reach the browser/)
  broken('web/office/clock.ts', "import { now } from '#platform/clock.ts'", /may reach the browser/)
})

test('the environment is read in one file', () => {
  clean({ 'platform/env.ts': 'process.env.PORT', 'scripts/start.mjs': 'process.env.PORT' })
  broken('server.ts', 'process.env.PORT', /process\.env/)
  broken('modules/cases/read.ts', "import { env } from 'node:process'", /process\.env/)
})

test('SQL is written where access is reviewed', () => {
  clean({
    'modules/cases/read.ts': "db.selectFrom('cases')",
    'modules/cases/approval/write.ts': "import { sql } from 'kysely'\nsql`select 1`",
    'platform/db.ts': "import pg from 'pg'",
    'modules/cases/write.test.ts': "db.selectFrom('cases')",
  })
  broken('modules/cases/rules.ts', "db.selectFrom('cases')", /selectFrom/)
  broken('modules/cases/access.ts', 'sql<number>`select 1`', /sql`/)
  broken('web/office/queue.server.ts', "import { sql } from 'kysely'", /kysely/)
})

test('React stays in web/', () => {
  clean({ 'web/ui/button.tsx': "import { useState } from 'react'" })
  broken('modules/letters/write.ts', "import { renderToString } from 'react-dom/server'", /react-dom/)
  broken('platform/mail/letter.tsx', 'export const a = <p />', /tsx file outside web/)
})

test('a finding names the line', () => {
  const [finding] = floors(treeOf({ 'platform/a.ts': "\n\nimport '#modules/cases/read.ts'" }))
  assert.deepEqual([finding?.file, finding?.line], ['platform/a.ts', 3])
})
