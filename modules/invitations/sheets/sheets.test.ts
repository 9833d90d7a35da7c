import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { extractText } from '#platform/pdf/extract-text.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { campaign, judged } from '#test/invitations.ts'
import { hashToken } from '../../accounts/session/rules.ts'
import { campaignOf } from '../funnel/read.ts'
import { tasks, tidy } from '../jobs.ts'
import { readTyped } from '../link/rules.ts'
import { sendMails } from '../mailing/write.ts'
import { lookAtInvitation, openInvitation } from '../opening/write.ts'
import { printSheet } from './jobs.ts'
import { folderOf, sheetFile, sheetsOf } from './read.ts'
import { filesFor } from './rules.ts'
import { destroySheet, orderReminder, orderSheets } from './write.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')
const nowhere = { address: null, now }
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code
const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-sheets-'))
after(() => rm(dataDir, { recursive: true, force: true }))
const place = { dataDir, publicUrl: 'https://shinsei.example.jp' }

const poor = { income: 1_000_000, class: 'non-taxed', dependants: 1 } as const
const names = ['山田　花子', '佐藤　恵', '鈴木　直美', '𠀋田　明', '高橋　優']
for (const [index, name] of names.entries()) {
  await register.household(`H${index}`, [
    ['世帯主', `199${index}-05-01`, poor, { name, address: `まんなか市本町${index + 1}丁目1番` }],
    ['子', '2018-06-01'],
  ])
}
await register.household(
  'P',
  [
    ['世帯主', '1992-05-01', poor],
    ['子', '2020-06-01'],
  ],
  { protected: true },
)
const run = await judged(w, chief, now)
const { id } = await campaign(w, chief, run, now, { factor: 'code' })
const print = (sheet: string, at = now) => printSheet(w.database, place, { municipality: mannaka, sheet }, at)
const rowsOf = () => w.as(chief, ctx => sheetsOf(ctx, id), now)
const textOf = async (sheet: string) => {
  const { file } = await w.as(chief, ctx => sheetFile(ctx, sheet), now)
  return (await extractText(await readFile(join(folderOf(dataDir), `${file}.pdf`)))).join('\n')
}

test('letters are ordered once, in even files, by whom the directory is for', async () => {
  const order = (actor: typeof chief) =>
    w.try(actor, ctx => orderSheets(ctx, { campaign: id, perFile: 3 }), now)
  assert.equal(code(await order(clerk)), 'not-allowed')
  assert.equal(code(await order(elsewhere)), 'not-found')
  const done = await order(chief)
  assert.ok(done.ok)
  assert.equal(done.value.letters, 5)
  assert.equal(code(await order(chief)), 'nobody-to-invite')
  assert.deepEqual(
    (await rowsOf()).map(row => [row.letters, row.state]),
    [
      [3, 'waiting'],
      [2, 'waiting'],
    ],
  )
  assert.deepEqual(filesFor(1001, 500), [334, 334, 333])
})

test('a file is made: a page for each letter, the link printed and nowhere kept', async () => {
  const [first, second] = await rowsOf()
  assert.ok(first && second)
  // Somebody flees after the letters were ordered.
  await sql`update residents set protected = true where household = 'H0' and relation = '子'`.execute(w.owner)
  await print(first.id)
  await print(second.id)
  const made = await rowsOf()
  assert.deepEqual(
    made.map(row => row.state),
    ['ready', 'ready'],
  )
  assert.equal(
    made.reduce((sum, row) => sum + row.letters, 0) + made.reduce((sum, row) => sum + row.held, 0),
    5,
  )
  assert.equal(
    made.reduce((sum, row) => sum + (row.pages ?? 0), 0),
    made.reduce((sum, row) => sum + row.letters, 0),
  )
  const text = (await Promise.all(made.map(row => textOf(row.id)))).join('\n')
  assert.ok(!text.includes('山田'), 'whoever is protected by now gets no letter')
  assert.match(text, /佐藤　恵　様/)
  const typed = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? ''
  const printed = /確認番号「(\d{6})」/.exec(text)?.[1] ?? ''
  const { rows } = await sql<{ all: string }>`select json_agg(i)::text as all from invitations i`.execute(
    w.owner,
  )
  assert.ok(typed && printed && !rows[0]?.all.includes(typed) && !rows[0]?.all.includes(`"${printed}"`))
  const hash = readTyped(typed) ?? ''
  const opened = await openInvitation(w.database, { municipality: mannaka, hash, code: printed }, nowhere)
  assert.ok(opened.ok)
  const { byHand, funnel } = await w.as(chief, ctx => campaignOf(ctx, id), now)
  assert.deepEqual([byHand.protected, funnel.opened], [2, 1])
})

test('a file already made is not made again; one left behind is', async () => {
  const [first] = await rowsOf()
  assert.ok(first)
  const before = await readdir(folderOf(dataDir))
  await print(first.id)
  assert.deepEqual(await readdir(folderOf(dataDir)), before)
  await sql`update invitation_sheets set state = 'making', alive_at = ${now} where id = ${first.id}`.execute(
    w.owner,
  )
  await print(first.id, new Date(now.getTime() + 10_000))
  assert.equal((await rowsOf())[0]?.state, 'making')
  await print(first.id, new Date(now.getTime() + 90_000))
  assert.equal((await rowsOf())[0]?.state, 'ready')
})

test('a reminder goes to those who did not open, and makes the earlier letter’s link worthless', async () => {
  const hashes = async () =>
    (
      await sql<{ token_hash: string; opened: boolean }>`
        select token_hash, opened_at is not null as opened from invitations where token_hash is not null order by id`.execute(
        w.owner,
      )
    ).rows
  const before = await hashes()
  const remind = (actor: typeof chief, more = {}) =>
    w.try(actor, ctx => orderReminder(ctx, { campaign: id, perFile: 500, to: 'unopened', ...more }), now)
  assert.equal(code(await remind(clerk)), 'not-allowed')
  assert.equal(code(await remind(elsewhere)), 'not-found')
  assert.equal(code(await remind(chief, { answerBy: '2026-11-01' })), 'answer-by-passed')
  const done = await remind(chief, { answerBy: '2027-01-31' })
  assert.ok(done.ok)
  for (const sheet of done.value.sheets) await print(sheet)
  const later = await hashes()
  for (const [index, { token_hash, opened }] of later.entries()) {
    assert.equal(token_hash === before[index]?.token_hash, opened)
  }
  const old = before.find(each => !each.opened)?.token_hash ?? hashToken('')
  const look = await lookAtInvitation(w.database, { municipality: mannaka, hash: old }, nowhere)
  assert.equal(code(look), 'invitation-unknown')
  assert.match(await textOf(done.value.sheets[0] ?? ''), /もう一度お知らせします/)
})

test('a printed file is destroyed, by hand or after a month', async () => {
  const [first, ...others] = await rowsOf()
  assert.ok(first)
  const destroy = (actor: typeof chief) => w.try(actor, ctx => destroySheet(ctx, { sheet: first.id }), now)
  assert.equal(code(await destroy(elsewhere)), 'not-found')
  assert.equal(code(await destroy(clerk)), 'not-allowed')
  const { file } = await w.as(chief, ctx => sheetFile(ctx, first.id), now)
  assert.equal(code(await destroy(chief)), 'ok')
  assert.equal(code(await destroy(chief)), 'not-possible-now')
  await tasks({ database: w.database, env: place })['drop-sheet-file']?.({ file }, {} as never)
  assert.ok(!(await readdir(folderOf(dataDir))).some(name => name.startsWith(file)))
  assert.equal(code(await w.try(chief, ctx => sheetFile(ctx, first.id), now)), 'not-found')
  await w.as(system(mannaka), ctx => tidy(ctx, mannaka), new Date('2027-02-01T00:00:00Z'))
  const states = (await rowsOf()).slice(1).map(row => row.state)
  assert.deepEqual(
    states,
    others.map(() => 'destroyed'),
  )
})

test('mail goes to accounts matched with the claimant, and names no scheme', async () => {
  const town = await staff(w, 'section-chief')
  await register.household('M', [
    ['世帯主', '1994-05-01', poor, { name: '田中　実' }],
    ['子', '2019-06-01'],
  ])
  await sql`insert into accounts (kind, municipality_id, email, name, resident_id, created_at)
    select 'resident', ${mannaka}, 'minoru@example.jp', '田中　実', id, now() from residents where household = 'M' and relation = '世帯主'`.execute(
    w.owner,
  )
  const made = await campaign(w, town, await judged(w, town, now), now, { mail: true })
  assert.equal(made.mails, 1)
  const send = (actor: typeof chief) => w.try(actor, ctx => sendMails(ctx, { campaign: made.id }), now)
  assert.equal(code(await send(elsewhere)), 'not-found')
  assert.equal(code(await send(clerk)), 'not-allowed')
  assert.equal(code(await send(town)), 'ok')
  await tasks({ database: w.database, env: place })['mail-invitations']?.(
    { municipality: mannaka, campaign: made.id },
    {} as never,
  )
  assert.equal(code(await send(town)), 'nobody-to-invite')
  const mails = await w.owner.selectFrom('messages').select(['recipient', 'subject', 'body']).execute()
  assert.equal(mails.length, 1)
  assert.ok(!/応援/.test(`${mails[0]?.subject}${mails[0]?.body}`))
  const token = /\/mannaka\/i\/([\w-]{43})/.exec(mails[0]?.body ?? '')?.[1] ?? ''
  const opened = await openInvitation(
    w.database,
    { municipality: mannaka, hash: hashToken(token), birthDate: '1994-05-01' },
    nowhere,
  )
  assert.equal(code(opened), 'ok')
})
