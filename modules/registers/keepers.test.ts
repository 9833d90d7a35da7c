import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokyoDay } from '#language/values/date.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { desk, residentFile } from '#test/registers.ts'
import { approveExtract } from './applying/write.ts'
import { colleagues } from './keepers/read.ts'
import { appointKeeper } from './keepers/write.ts'
import { sampleExtract } from './sample/read.ts'
import { cancelExtract } from './write.ts'

const w = await world()
const kacho = await staff(w, 'section-chief')
const tanto = await staff(w)
const d = await desk(w)
const code = async (outcome: Promise<Awaited<ReturnType<typeof w.try>>>) => {
  const result = await outcome
  return result.ok ? 'ok' : result.refused.code
}

test('課長 appoint who takes extracts in, of their own office only', async () => {
  const appoint = (actor: typeof kacho, account: string, may = true) =>
    code(w.try(actor, ctx => appointKeeper(ctx, { account, may })))
  await assert.rejects(d.upload(tanto, residentFile(1)), { code: 'not-allowed' })
  assert.equal(await appoint(tanto, tanto.accountId), 'not-allowed')
  const there = await staff(w, 'staff', minami)
  assert.equal(await appoint(kacho, there.accountId), 'not-found')
  const mother = await resident(w)
  assert.equal(await appoint(kacho, mother.accountId), 'not-found')
  assert.equal(await appoint(kacho, tanto.accountId), 'ok')
  assert.ok((await d.takeIn(tanto, residentFile(3))).state === 'applied')
  const seen = await w.as(kacho, ctx => colleagues(ctx))
  assert.deepEqual(
    seen.map(({ id, keeper }) => [id, keeper]),
    [[tanto.accountId, true]],
  )
  assert.equal(await appoint(kacho, tanto.accountId, false), 'ok')
  await assert.rejects(d.upload(tanto, residentFile(1)), { code: 'not-allowed' })
})

test('two extracts of one register never go in at once; another town’s does not wait', async () => {
  const one = await d.checked(kacho, residentFile(4), { extractedOn: '2026-06-02' })
  const other = await d.checked(kacho, residentFile(5), { extractedOn: '2026-06-03' })
  await d.approve(kacho, one)
  assert.equal(
    await code(
      w.try(kacho, ctx =>
        approveExtract(ctx, { id: other.id, accepted: other.warnings, gone: other.gone ?? 0 }),
      ),
    ),
    'register-busy',
  )
  assert.equal(await code(w.try(kacho, ctx => cancelExtract(ctx, { id: one.id }))), 'not-possible-now')
  const minamiKacho = await staff(w, 'section-chief', minami)
  assert.equal(await code(w.try(minamiKacho, ctx => cancelExtract(ctx, { id: other.id }))), 'not-found')
  const there = await d.checked(minamiKacho, residentFile(5))
  await d.approve(minamiKacho, there)
})

test('pressing twice uploads once; background work is not for people', async () => {
  const { uploadExtract } = await import('./write.ts')
  const { applyExtract } = await import('./applying/write.ts')
  const given = {
    register: 'residents' as const,
    extent: 'full' as const,
    extractedOn: '2026-06-01',
    file: crypto.randomUUID(),
    fileName: 'a.csv',
    bytes: 3,
    sha256: 'a'.repeat(64),
    encoding: 'utf-8' as const,
    delimiter: ',',
  }
  const upload = () => w.as(kacho, ctx => uploadExtract(ctx, given, { key: 'once' }))
  const { id } = await upload()
  assert.equal((await upload()).id, id)
  assert.equal(await code(w.try(kacho, ctx => applyExtract(ctx, { id, attempt: 1 }))), 'not-allowed')
  const ahead = { ...given, extractedOn: '2099-01-01' }
  assert.equal(await code(w.try(kacho, ctx => uploadExtract(ctx, ahead))), 'invalid-input')
  const noYear = { ...given, register: 'taxes' as const }
  assert.equal(await code(w.try(kacho, ctx => uploadExtract(ctx, noYear))), 'invalid-input')
  assert.equal(await code(w.try(system(mannaka), ctx => uploadExtract(ctx, given))), 'not-allowed')
})

test('the sample of a register can be taken in again', async () => {
  const minamiKacho = await staff(w, 'section-chief', minami)
  await w.owner
    .updateTable('register_imports')
    .set({ state: 'cancelled' })
    .where('state', '=', 'applying')
    .execute()
  await d.takeIn(minamiKacho, residentFile(80))
  const { bytes } = await w.as(minamiKacho, ctx => sampleExtract(ctx, 'residents'))
  const today = tokyoDay(new Date())
  const found = await d.checked(minamiKacho, bytes, { extractedOn: today })
  assert.deepEqual([found.state, found.added, found.changed, found.gone], ['ready', 1, 1, 1])
  const wrong = await w.as(minamiKacho, ctx => sampleExtract(ctx, 'residents', { broken: true }))
  assert.equal((await d.checked(minamiKacho, wrong.bytes)).state, 'refused')
})
