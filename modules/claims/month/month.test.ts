import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { careFacility, careIn } from '#test/coupons.ts'
import { reported } from '#test/uses.ts'
import { acceptClaims, submitClaim } from '../claim/write.ts'
import { statement } from '../statement/read.ts'
import { monthOverview } from './read.ts'
import { closeMonth } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const scheme = 'postpartum-care'

const places = [
  await careFacility(w, { name: '一番' }),
  await careFacility(w, { name: '二番' }),
  await careFacility(w, { name: '三番', serves: [mannaka, minami] }),
] as const

type Facility = (typeof places)[number]
const dealing = (place: Facility, month: string) => ({
  facility: place.facilityId,
  municipality: mannaka,
  scheme,
  month,
})

/** Noon on the second of the month after. */
function after(month: string): Date {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 2, 3))
}

async function accepted(place: Facility, month: string) {
  await reported(w, place, `${month}-05`, { confirmedBy: tanto })
  const { claimId } = await w.as(place, ctx => submitClaim(ctx, dealing(place, month)), after(month))
  await w.as(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), after(month))
  return claimId
}

const closing = (month: string, leave: string[] = [], at = after(month)) =>
  w.try(tanto, ctx => closeMonth(ctx, { scheme, month, leave }), at)

const closings = async () =>
  (await w.owner.selectFrom('closings').select('month').where('municipality_id', '=', mannaka).execute()).map(
    row => row.month.slice(0, 7),
  )

test('a month is closed when every claim is accepted or left on purpose', async () => {
  const [one, two, three] = places
  await accepted(one, '2026-06')
  await reported(w, two, '2026-06-05', { confirmedBy: tanto })
  await w.as(two, ctx => submitClaim(ctx, dealing(two, '2026-06')), after('2026-06'))
  await reported(w, three, '2026-06-05')

  const early = await closing('2026-06', [], new Date('2026-06-30T14:59:00Z'))
  assert.equal(early.ok ? 'ok' : early.refused.code, 'month-not-over')
  const open = await closing('2026-06')
  assert.ok(!open.ok)
  assert.equal(open.refused.code, 'month-incomplete')
  assert.deepEqual(open.refused.details.names, '三番、二番')
  const outsider = await w.try(one, ctx => closeMonth(ctx, { scheme, month: '2026-06' }), after('2026-06'))
  assert.equal(outsider.ok ? 'ok' : outsider.refused.code, 'not-allowed')

  const overview = await w.as(
    tanto,
    ctx => monthOverview(ctx, { scheme, month: '2026-06' }),
    after('2026-06'),
  )
  assert.deepEqual(
    overview.map(each => [each.facility.name, each.state]),
    [
      ['一番', 'settled'],
      ['三番', 'missing'],
      ['二番', 'claimed'],
    ],
  )
  const closed = await closing('2026-06', [two.facilityId, three.facilityId])
  assert.ok(closed.ok)
  assert.deepEqual(closed.value, { claims: 1, total: 20000 })
  const twice = await closing('2026-06')
  assert.equal(twice.ok ? 'ok' : twice.refused.code, 'month-closed')

  const late = await w.try(two, ctx => submitClaim(ctx, dealing(two, '2026-06')), after('2026-06'))
  assert.equal(late.ok ? 'ok' : late.refused.code, 'month-closed')
  const next = await w.as(two, ctx => statement(ctx, dealing(two, '2026-07')), after('2026-07'))
  assert.deepEqual(
    next.lines.map(line => line.day),
    ['2026-06-05'],
    'what was left comes into the next month',
  )
  assert.deepEqual(
    await w.as(minamiTanto, ctx => monthOverview(ctx, { scheme, month: '2026-06' }), after('2026-06')),
    [
      {
        facility: { id: three.facilityId, name: '三番' },
        claim: null,
        open: { lines: 0, total: 0, differences: 0, unclosed: 0 },
        state: 'none',
      },
    ],
    'the town sees nothing of the city’s month',
  )
})

test('handing in while the month is being closed: in it or after it, never both and never neither', async () => {
  const month = '2026-08'
  await accepted(places[0], month)
  await Promise.all([places[1], places[2]].map(place => reported(w, place, `${month}-06`)))
  const leave = places.map(place => place.facilityId)
  const [closed, ...handedIn] = await Promise.all([
    closing(month, leave),
    ...[places[1], places[2]].map(place =>
      w.try(place, ctx => submitClaim(ctx, dealing(place, month)), after(month)),
    ),
  ])
  assert.ok(closed.ok)
  assert.equal(closed.value.claims, 1)
  for (const [index, outcome] of handedIn.entries()) {
    const place = places[index + 1] as Facility
    assert.ok(outcome.ok || outcome.refused.code === 'month-closed')
    const live = await w.owner
      .selectFrom('claims')
      .select('id')
      .where('facility_id', '=', place.facilityId)
      .where('month', '=', `${month}-01`)
      .where('returned_at', 'is', null)
      .execute()
    assert.deepEqual(live, [], 'not accepted, so it cannot stand in a closed month')
    const next = await w.as(place, ctx => statement(ctx, dealing(place, '2026-09')), after('2026-09'))
    assert.ok(next.lines.some(line => line.day === `${month}-06`))
  }
})

test('two people close the same month: one does', async () => {
  const month = '2026-10'
  await accepted(places[0], month)
  const leave = places.map(place => place.facilityId)
  const outcomes = await Promise.all([closing(month, leave), closing(month, leave), closing(month, leave)])
  assert.equal(outcomes.filter(outcome => outcome.ok).length, 1)
  for (const outcome of outcomes) assert.ok(outcome.ok || outcome.refused.code === 'month-closed')
})

/** A second process that closes the month and is killed before it can say so to the database. */
const victim = `
  const { enter } = await import('#platform/context.ts')
  const { openDatabase, openPool } = await import('#platform/db.ts')
  const { closeMonth } = await import('#modules/claims/month/write.ts')
  const { url, actor, input, at } = JSON.parse(process.env.JOB)
  await enter(openDatabase(openPool(url)), actor, async ctx => {
    await closeMonth(ctx, input)
    console.log('done but not committed')
    await new Promise(() => setInterval(() => {}, 1000))
  }, { now: new Date(at) })
`

test('killed in the middle of closing: nothing of it is there, and closing again does all of it', async () => {
  const month = '2026-11'
  await accepted(places[0], month)
  await reported(w, places[1], `${month}-07`, { confirmedBy: tanto })
  const { claimId } = await w.as(places[1], ctx => submitClaim(ctx, dealing(places[1], month)), after(month))
  const input = { scheme, month, leave: places.map(place => place.facilityId) }
  const job = {
    url: `${w.ownerUrl}?options=${encodeURIComponent('-c role=mannaka_app')}`,
    actor: tanto,
    input,
    at: after(month),
  }
  const child = spawn(process.execPath, ['--input-type=module', '--eval', victim], {
    cwd: join(import.meta.dirname, '..', '..', '..'),
    env: { ...process.env, JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const events = async () =>
    (
      await w.owner
        .selectFrom('events')
        .select('id')
        .where('type', '=', 'month.closed')
        .where('municipality_id', '=', mannaka)
        .execute()
    ).length
  const before = await events()
  assert.ok(!(await closings()).includes(month))
  const claim = () =>
    w.owner.selectFrom('claims').select('returned_at').where('id', '=', claimId).executeTakeFirstOrThrow()
  assert.equal((await claim()).returned_at, null, 'the claim it would have returned still stands')
  assert.ok((await closing(month, input.leave)).ok)
  assert.ok((await closings()).includes(month))
  assert.notEqual((await claim()).returned_at, null)
  assert.equal(await events(), before + 1)
})
