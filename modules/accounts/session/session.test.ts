import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { isInside, placeOf, waitFor } from '../attempt/rules.ts'
import { countAttempt } from '../attempt/write.ts'
import { rememberChallenge } from '../challenge/write.ts'
import { tidySignIn } from '../jobs.ts'
import { type Account, actorOfSession, sessionsOf } from './read.ts'
import { deviceOf, expiryOf } from './rules.ts'
import { endSession, endSessions, startSession, touchSession } from './write.ts'

const w = await world()
const visitor = { kind: 'visitor' } as const
const rowOf = (id: string): Promise<Account> =>
  w.owner.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const mother = await resident(w)
const account = await rowOf(mother.accountId)
const hours = (n: number) => new Date(Date.now() + n * 3_600_000)

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0'

const start = (userAgent: string, who = account) =>
  w.as(visitor, ctx => startSession(ctx, who, { factors: 2, by: 'test', userAgent }))

test('a session ends when it is not used, and lives on when it is', async () => {
  const token = await start(iphone)
  const fortnight = 24 * 14
  assert.ok(await actorOfSession(w.database, token, hours(fortnight - 1)))
  assert.equal(await actorOfSession(w.database, token, hours(fortnight + 1)), null)
  await w.as(mother, ctx => touchSession(ctx, token, 'resident'), hours(100))
  assert.ok(await actorOfSession(w.database, token, hours(fortnight + 50)))
  const now = new Date('2026-04-01T00:00:00Z')
  assert.equal(expiryOf('staff', now).toISOString(), '2026-04-01T10:00:00.000Z')
  assert.equal(expiryOf('facility', now).toISOString(), '2026-04-01T12:00:00.000Z')
  assert.equal(await actorOfSession(w.database, 'guessed'), null)
})

test('devices are listed, each ended alone or all others at once', async () => {
  await w.as(mother, ctx => endSessions(ctx, account))
  const [phone, office, tablet] = [await start(iphone), await start(edge), await start('')]
  const list = await w.as(mother, ctx => sessionsOf(ctx, account.id, phone))
  assert.deepEqual(list[0]?.device, { system: 'iPhone', browser: 'Safari' })
  assert.equal(list[0]?.current, true)
  assert.deepEqual(list.map(one => one.device.browser).sort(), ['', 'Edge', 'Safari'])
  const hash = list.find(one => one.device.browser === 'Edge')?.hash ?? ''
  assert.equal(await actorOfSession(w.database, hash), null, 'the name of a session opens nothing')
  await w.as(mother, ctx => endSession(ctx, account, { hash }))
  assert.equal(await actorOfSession(w.database, office), null)
  assert.equal(await w.as(mother, ctx => endSessions(ctx, account, phone)), 1)
  assert.equal(await actorOfSession(w.database, tablet), null)
  assert.ok(await actorOfSession(w.database, phone))
  assert.deepEqual(deviceOf(edge), { system: 'Windows', browser: 'Edge' })
})

test('nobody sees or ends the session of another', async () => {
  const token = await start(iphone)
  const neighbour = await resident(w)
  assert.deepEqual(await w.as(neighbour, ctx => sessionsOf(ctx, account.id, 'x')), [])
  const theirs = await rowOf(neighbour.accountId)
  const [session] = await w.as(mother, ctx => sessionsOf(ctx, account.id, token))
  await w.as(neighbour, ctx => endSession(ctx, theirs, { hash: session?.hash ?? '' }))
  assert.ok(await actorOfSession(w.database, token), 'another’s session is not there')
  const clerk = await staff(w)
  assert.deepEqual(await w.as(clerk, ctx => sessionsOf(ctx, account.id, 'x')), [], 'nor for the office')
})

test('what has ended is taken away, what lives stays', async () => {
  const token = await start(iphone)
  await countAttempt(w.database, { address: '198.51.100.7' }, [])
  await w.as(visitor, ctx => rememberChallenge(ctx, 'passkey', { challenge: 'x' }))
  await tidySignIn(w.database)
  assert.ok(await actorOfSession(w.database, token))
  const count = async () => {
    const tables = ['sessions', 'sign_in_attempts', 'sign_in_challenges'] as const
    const rows = await Promise.all(tables.map(table => w.owner.selectFrom(table).selectAll().execute()))
    return rows.map(one => one.length > 0)
  }
  assert.deepEqual(await count(), [true, true, true])
  await tidySignIn(w.database, hours(24 * 40))
  assert.deepEqual(await count(), [false, false, false])
})

test('waiting doubles with each try, from the sixth on', () => {
  const now = new Date()
  const tries = (n: number) => Array<Date>(n).fill(now)
  assert.deepEqual(
    [0, 4, 5, 6, 7, 20].map(n => waitFor(tries(n), 5, now) / 1000),
    [0, 0, 15, 30, 60, 900],
  )
  assert.equal(waitFor(tries(5), 5, new Date(now.getTime() + 15_000)), 0)
})

test('a place of the net: IPv4 whole, IPv6 by its /64, the inside told apart', () => {
  assert.equal(placeOf('::ffff:203.0.113.9'), '203.0.113.9')
  assert.equal(placeOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(placeOf('2001:DB8::1'), '2001:db8:0:0')
  assert.equal(placeOf('2001:0db8:0001:0002::9'), placeOf('2001:db8:1:2:ffff::'))
  for (const inside of [
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ])
    assert.ok(isInside(inside), inside)
  for (const outside of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:db8::1'])
    assert.ok(!isInside(outside), outside)
})
