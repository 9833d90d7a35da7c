import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minami, world } from '#test/actors.ts'
import { facilityStaff, resident, staff } from '#test/builders.ts'
import { holderOf, keysOf } from './read.ts'
import { issueKey, revokeKey, touchKey } from './write.ts'

const w = await world()
const chief = await staff(w, 'section-chief')
const scopes = ['cases:read'] as const
const issued = (name: string, more: { expiresOn?: string; at?: Date } = {}) =>
  w.as(chief, ctx => issueKey(ctx, { name, scopes: [...scopes], expiresOn: more.expiresOn }), more.at)

test('a key is shown once and never kept', async () => {
  const { id, key } = await issued('住民記録')
  assert.match(key ?? '', /^mannaka_139998_[\w-]{43}$/)
  const holder = await holderOf(w.database, key ?? '', 'cases:read')
  assert.deepEqual([holder.id, holder.municipality], [id, 139998])
  const [mine] = await w.as(chief, keysOf)
  assert.deepEqual([mine?.name, mine?.ending, mine?.lastUsedAt], ['住民記録', key?.slice(-4), null])
  const rows = await w.owner.selectFrom('events').selectAll().where('type', '=', 'api-key.issued').execute()
  const kept = await w.owner.selectFrom('api_keys').selectAll().execute()
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify([rows, kept]).includes(key ?? '-'))
})

test('pressing twice issues one key, and shows it to the first', async () => {
  const input = { name: '二度押し', scopes: [...scopes] }
  const first = await w.as(chief, ctx => issueKey(ctx, input, { key: 'k1' }))
  const second = await w.as(chief, ctx => issueKey(ctx, input, { key: 'k1' }))
  assert.equal(second.id, first.id)
  assert.ok(first.key)
  assert.equal(second.key, null)
})

test('it works until its last day in Japan is over, and not after it was revoked', async () => {
  const { key } = await issued('期限つき', { expiresOn: '2026-06-30', at: new Date('2026-06-01T00:00:00Z') })
  await holderOf(w.database, key ?? '', 'cases:read', new Date('2026-06-30T14:59:59Z'))
  const over = holderOf(w.database, key ?? '', 'cases:read', new Date('2026-06-30T15:00:00Z'))
  await assert.rejects(over, { code: 'key-unusable' })

  const { id, key: other } = await issued('取消し')
  await w.as(chief, ctx => revokeKey(ctx, { id }))
  await assert.rejects(holderOf(w.database, other ?? '', 'cases:read'), { code: 'key-unusable' })
  const again = await w.try(chief, ctx => revokeKey(ctx, { id }))
  assert.ok(!again.ok && again.refused.code === 'not-found')
})

test('its use is noted, to within an hour', async () => {
  const { id, key } = await issued('利用中')
  const touch = async (at: Date) => {
    const holder = await holderOf(w.database, key ?? '', 'cases:read', at)
    await w.as({ kind: 'system', municipalityId: 139998, job: 'test' }, ctx => touchKey(ctx, holder), at)
    return (await w.as(chief, keysOf)).find(one => one.id === id)?.lastUsedAt?.toISOString()
  }
  assert.equal(await touch(new Date('2030-01-01T00:00:00Z')), '2030-01-01T00:00:00.000Z')
  assert.equal(await touch(new Date('2030-01-01T00:59:00Z')), '2030-01-01T00:00:00.000Z')
  assert.equal(await touch(new Date('2030-01-01T01:00:00Z')), '2030-01-01T01:00:00.000Z')
})

test('課長 and above only, and only for their own municipality', async () => {
  const { id } = await issued('わが市')
  const refusals = async (actor: Parameters<typeof w.try>[0]) => {
    const codes: (string | null)[] = []
    for (const work of [
      () => w.try(actor, ctx => issueKey(ctx, { name: 'x', scopes: [...scopes] })),
      () => w.try(actor, ctx => revokeKey(ctx, { id })),
      () => w.try(actor, keysOf),
    ]) {
      const outcome = await work()
      codes.push(outcome.ok ? null : outcome.refused.code)
    }
    return codes
  }
  for (const actor of [await staff(w), await staff(w, 'subsection-chief')]) {
    assert.deepEqual(await refusals(actor), ['not-allowed', 'not-allowed', 'not-allowed'])
  }
  for (const actor of [await resident(w), await facilityStaff(w), { kind: 'visitor' } as const]) {
    assert.deepEqual(await refusals(actor), ['sign-in-first', 'sign-in-first', 'sign-in-first'])
  }
  const neighbour = await staff(w, 'section-chief', minami)
  assert.deepEqual(await w.as(neighbour, keysOf), [])
  const outcome = await w.try(neighbour, ctx => revokeKey(ctx, { id }))
  assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
})
