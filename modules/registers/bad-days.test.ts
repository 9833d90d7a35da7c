import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mannaka, world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { desk, residentFile, residentHead, residentLine } from '#test/registers.ts'
import { approveExtract } from './applying/write.ts'
import { folderOf, lookAt, pathOf } from './file/read.ts'
import { resumeRegisters, runApply, runCheck, tidyRegisters } from './jobs.ts'
import { problemsOf, type RegisterImport } from './read.ts'

const w = await world()
const kacho = await staff(w, 'section-chief')
const d = await desk(w)
await d.takeIn(kacho, residentFile(60), { extractedOn: '2026-05-01' })

async function people() {
  return w.owner
    .selectFrom('residents')
    .select(['number', 'name', 'gone_on', 'address', 'extracted_on'])
    .orderBy('number')
    .execute()
}
const before = await people()
const codes = (found: RegisterImport) => found.findings.map(finding => finding.code).sort()
const problems = (id: string) => w.as(kacho, ctx => problemsOf(ctx, id))

test('a file cut in the middle is refused, wherever it was cut', async () => {
  const whole = residentFile(60)
  const short = await d.checked(kacho, whole.slice(0, 3000))
  assert.equal(short.state, 'refused')
  assert.deepEqual(codes(short), ['column-count', 'cut-off'])
  const lines = whole.split('\r\n')
  const between = await d.checked(kacho, `${lines.slice(0, 30).join('\r\n')}\r\n`, { expectedRows: 60 })
  assert.deepEqual([between.state, codes(between)], ['refused', ['row-count']])
  const inLastCell = await d.checked(kacho, lines.slice(0, 60).join('\r\n'))
  assert.deepEqual([inLastCell.state, inLastCell.warnings], ['ready', ['end-open']])
  const bytes = Buffer.from(whole, 'utf8')
  const inCharacter = await d.checked(kacho, bytes.subarray(0, bytes.indexOf(Buffer.from('田')) + 1))
  assert.equal(inCharacter.state, 'refused')
  const quoted = await d.checked(
    kacho,
    `${residentHead}\r\n${residentLine(1, { 住所: '"まんなか市' })}\r\n${residentLine(2)}\r\n`,
  )
  assert.deepEqual([quoted.state, codes(quoted)], ['refused', ['no-rows', 'open-quote']])
  assert.deepEqual(await people(), before)
})

test('a swapped column is found, also where every cell could be read', async () => {
  const swap = (one: string, other: string) => (suggested: { columns: Record<string, string> }) => {
    const { [one]: a = '', [other]: b = '' } = suggested.columns
    return { ...suggested, columns: { ...suggested.columns, [one]: b, [other]: a } } as never
  }
  for (const [one, other, label] of [
    ['name', 'birthDate', '氏名'],
    ['name', 'kana', '氏名'],
    ['birthDate', 'movedInOn', '生年月日'],
    ['address', 'name', '住所'],
    ['household', 'number', '世帯番号'],
  ] as const) {
    const found = await d.checked(kacho, residentFile(60), { mapping: swap(one, other) })
    assert.equal(found.state, 'refused', `${one} and ${other}`)
    assert.ok(
      found.findings.some(finding => finding.label === label),
      `${one} and ${other}`,
    )
  }
  assert.deepEqual(await people(), before)
})

test('one file in ten rows bad is refused with every row and column, and nothing goes in', async () => {
  const lines = residentFile(60).trimEnd().split('\r\n')
  for (let at = 5; at < 60; at += 10) {
    lines[at] = residentLine(at, { 生年月日: '20230230', 性別: '7', 住所: at === 15 ? '' : '新しい住所' })
  }
  const found = await d.checked(kacho, `${lines.join('\r\n')}\r\n`)
  assert.deepEqual([found.state, found.badRows, found.rows, found.problems], ['refused', 6, 60, 13])
  const listed = await problems(found.id)
  assert.deepEqual(
    listed.filter(each => each.row === 16).map(({ code, label, value }) => [code, label, value]),
    [
      ['impossible-date', '生年月日', '20230230'],
      ['unknown-code', '性別', '7'],
      ['missing-value', '住所', null],
    ],
  )
  assert.deepEqual(await people(), before)
  const again = await d.check(kacho, found.id, {
    mapping: suggested => ({
      ...suggested,
      values: {
        ...suggested.values,
        sex: { ...suggested.values.sex, 7: 'unknown' },
        birthDate: { 20230230: '2023-02-28' },
      },
    }),
  })
  assert.deepEqual([again.state, codes(again)], ['refused', ['missing-value']], 'values can be explained')
})

test('UTF-16, Excel, zip and gzip are named, with what to do', async () => {
  const look = async (bytes: Uint8Array) => {
    const result = await lookAt(pathOf(d.dataDir, await d.put(bytes)))
    return result.ok ? 'taken' : result.code
  }
  const text = residentFile(3)
  assert.equal(await look(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'utf-16')
  assert.equal(await look(Buffer.from(text, 'utf16le')), 'utf-16')
  assert.equal(await look(Buffer.from([0x1f, 0x8b, 8, 0])), 'gzip')
  assert.equal(await look(Buffer.from('PK\u0003\u0004 [Content_Types].xml xl/')), 'xlsx')
  assert.equal(await look(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), 'xls')
  assert.equal(await look(Buffer.from('宛名番号\n1\n')), 'one-column')
  const mine = ['123456789018', '987654321095', '112233445569', '100000000005', '223344556679']
  const right = mine.filter(number => checkDigitFits(number))
  assert.ok(right.length >= 2, 'the check digits of the example are right')
  const rows = Array.from({ length: 10 }, (_, index) => `${right[index % right.length]},山田`)
  assert.equal(await look(Buffer.from(`番号,氏名\n${rows.join('\n')}\n`)), 'my-number')
  assert.equal(await look(Buffer.from('マイナンバー,氏名\n1,山田\n')), 'my-number')
})

/** 番号法施行令8条: written once more, from the ordinance. */
function checkDigitFits(number: string): boolean {
  const digits = [...number].map(Number).reverse()
  const sum = digits
    .slice(1)
    .reduce((all, digit, index) => all + digit * (index < 6 ? index + 2 : index - 4), 0)
  return digits[0] === (sum % 11 <= 1 ? 0 : 11 - (sum % 11))
}

test('unreadable characters are named by row and column; those of the city’s own are kept and told', async () => {
  const lines = residentFile(8).trimEnd().split('\r\n')
  lines[3] = residentLine(3, { 氏名: '山田　〓' })
  const text = Buffer.from(`${lines.join('\r\n')}\r\n`)
  const bad = Buffer.concat([
    text,
    Buffer.from(residentLine(9).replace('まんなか市', '')),
    Buffer.from([0xff]),
    Buffer.from('\r\n'),
  ])
  const found = await d.checked(kacho, bad)
  const listed = await problems(found.id)
  assert.deepEqual(
    listed.map(({ row, label, code, severity }) => [row, label, code, severity]),
    [
      [4, '氏名', 'outside-font', 'notice'],
      [10, '支援措置', 'unreadable', 'error'],
    ],
  )
})

test('the same person twice, a wrong control total, amounts never shown', async () => {
  const twice = `${residentFile(5).trimEnd()}\r\n${residentLine(2)}\r\n`
  const found = await d.checked(kacho, twice)
  assert.deepEqual(
    (await problems(found.id)).map(each => [each.row, each.value]),
    [[7, '0000000002（3行目と同じ）']],
  )
  const taxes =
    '宛名番号,年度,合計所得金額,課税区分\r\n0000000001,2026,1234567,課税\r\n0000000002,2026,１２3x,非課税\r\n'
  const given = {
    register: 'taxes',
    year: 2026,
    controlColumn: '合計所得金額',
    controlTotal: 1_234_568,
  } as const
  const wrong = await d.checked(kacho, taxes, given)
  assert.deepEqual(codes(wrong), ['bad-amount', 'control-total'])
  const shown = JSON.stringify([await problems(wrong.id), wrong.findings])
  assert.ok(!shown.includes('1234567') && !shown.includes('3x'), 'no amount in the list of problems')
  const right = await d.checked(kacho, taxes.replace('１２3x', '1'), given)
  assert.equal(right.state, 'ready')
  const { totals } = await w.owner
    .selectFrom('register_imports')
    .select('totals')
    .where('id', '=', right.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(totals, { 合計所得金額: 1_234_568 })
})

test('a process killed while an extract goes in leaves the old register, and the work is taken up again', async () => {
  const found = await d.checked(kacho, residentFile(70, 5), { extractedOn: '2026-06-01' })
  const { attempt } = await w.as(kacho, ctx =>
    approveExtract(ctx, { id: found.id, accepted: found.warnings, gone: found.gone ?? 0 }),
  )
  const step = { municipality: mannaka, id: found.id, attempt }
  await w.owner.transaction().execute(async holding => {
    // The child gets as far as changing residents and waits there.
    await holding.updateTable('residents').set({ alias: null }).where('number', '=', '0000000060').execute()
    const child = spawn(process.execPath, ['--input-type=module', '-e', applying(step)], { stdio: 'inherit' })
    for (let waiting = false; !waiting; ) {
      const { rows } = await blocked()
      waiting = (rows[0]?.n ?? 0) > 0
      assert.equal(child.exitCode, null, 'it ended before it could be killed')
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  for (let gone = false; !gone; ) gone = ((await open()).rows[0]?.n ?? 0) === 0
  assert.deepEqual(await people(), before)
  assert.equal((await d.see(kacho, found.id)).state, 'applying')

  assert.equal(await resumeRegisters(w.database), 0, 'not yet silent')
  const later = new Date(Date.now() + 400_000)
  assert.equal(await resumeRegisters(w.database, later), 1)
  await runApply(w.database, d.dataDir, step)
  assert.deepEqual(await people(), before, 'the old run does nothing any more')
  await runApply(w.database, d.dataDir, { ...step, attempt: attempt + 1 })
  const done = await d.see(kacho, found.id)
  assert.deepEqual([done.state, done.added, done.gone], ['applied', 14, 4])
  assert.equal((await people()).length, 74)
})

/** What the killed process does. */
function applying(step: { municipality: number; id: string; attempt: number }): string {
  const url = `${w.ownerUrl}?options=${encodeURIComponent('-c role=mannaka_app')}`
  return `
    import { runApply } from '#modules/registers/jobs.ts'
    import { openDatabase, openPool } from '#platform/db.ts'
    const database = openDatabase(openPool(${JSON.stringify(url)}))
    await runApply(database, ${JSON.stringify(d.dataDir)}, ${JSON.stringify(step)})`
}

const blocked = () =>
  sql<{ n: number }>`select count(*)::int n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%register_rows%'`.execute(
    w.owner,
  )
const open = () =>
  sql<{ n: number }>`select count(*)::int n from pg_stat_activity
    where datname = current_database() and state <> 'idle' and query like '%register_rows%' and pid <> pg_backend_pid()`.execute(
    w.owner,
  )

test('rows lost with a crash of the database, a file that is gone, and another extract in between ask for a new check', async () => {
  const found = await d.checked(kacho, residentFile(70, 5), { extractedOn: '2026-07-01' })
  await w.owner.deleteFrom('register_rows').where('import_id', '=', found.id).execute()
  const approve = () =>
    w.try(kacho, ctx => approveExtract(ctx, { id: found.id, accepted: found.warnings, gone: 0 }))
  const lost = await approve()
  assert.ok(!lost.ok)
  assert.equal(lost.refused.code, 'register-check-again')
  await rm(pathOf(d.dataDir, found.file ?? ''))
  await assert.rejects(d.check(kacho, found.id), { code: 'ENOENT' })
  const other = await d.checked(kacho, residentFile(70, 5), { extractedOn: '2026-07-02' })
  await d.takeIn(kacho, residentFile(71, 5), { extractedOn: '2026-07-03' })
  const outrun = await w.try(kacho, ctx =>
    approveExtract(ctx, { id: other.id, accepted: other.warnings, gone: other.gone ?? 0 }),
  )
  assert.ok(!outrun.ok)
  assert.equal(outrun.refused.code, 'register-check-again')
})

test('a check that was outrun by a newer one leaves nothing of its own', async () => {
  const id = await d.upload(kacho, residentFile(70, 5))
  const found = await d.check(kacho, id)
  await runCheck(w.database, d.dataDir, { municipality: mannaka, id, attempt: found.attempt - 1 })
  assert.equal((await d.see(kacho, id)).state, 'ready')
  const { count } = await w.owner
    .selectFrom('register_rows')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 70)
})

test('what nobody comes back to is put aside, and files that belong to nothing go', async () => {
  const id = await d.upload(kacho, residentFile(2))
  const stray = await d.put(residentFile(1))
  const old = new Date(Date.now() - 50 * 86_400_000)
  await w.owner.updateTable('register_imports').set({ uploaded_at: old }).where('id', '=', id).execute()
  const { file } = await d.see(kacho, id)
  for (const each of [stray, file ?? '']) await utimes(join(folderOf(d.dataDir), each), old, old)
  await tidyRegisters(w.database, d.dataDir)
  assert.equal((await d.see(kacho, id)).state, 'cancelled')
  for (const each of [stray, file ?? ''])
    await assert.rejects(lookAt(pathOf(d.dataDir, each)), { code: 'ENOENT' })
})
