import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staffAccounts } from '#modules/accounts/administration/read.ts'
import { lookAtAccountLink, setPassword } from '#modules/accounts/password/write.ts'
import { actorOfSession } from '#modules/accounts/session/read.ts'
import { world } from '#test/actors.ts'
import { City, isMunicipalityCode, setUp } from './city.ts'

const w = await world()
const publicUrl = 'https://kosodate.example.lg.jp'
const file = {
  code: 132136,
  slug: 'higashi',
  name: 'ひがし市',
  nameEn: 'Higashi City',
  headTitle: '市長',
  headName: '東　一郎',
  address: 'ひがし市本町1丁目1番1号',
  phone: '03-0000-0000',
  administrator: {
    name: '西　花子',
    kana: 'ニシ　ハナコ',
    email: 'Nishi@City.example.lg.jp',
    section: 'こども家庭課',
  },
}

test('codes carry a check digit', () => {
  for (const code of ['011002', '131016', '132136', '152161', '472115'])
    assert.ok(isMunicipalityCode(code), code)
  for (const code of ['011003', '13101', '1310160', 'abcdef']) assert.ok(!isMunicipalityCode(code), code)
})

test('a file with mistakes is refused, each named', () => {
  const bad = City.safeParse({
    ...file,
    code: 132137,
    slug: 'office',
    administrator: { ...file.administrator, email: 'x' },
  })
  assert.ok(!bad.success)
  assert.deepEqual(bad.error.issues.map(issue => issue.path.join('.')).sort(), [
    'administrator.email',
    'code',
    'slug',
  ])
  const reserved = City.safeParse({ ...file, slug: 'office' })
  assert.ok(!reserved.success && reserved.error.issues[0]?.path[0] === 'slug')
  assert.ok(!City.safeParse({ ...file, color: 'red' }).success)
})

test('the first administrator comes in by the link, and can invite others', async () => {
  const city = City.parse(file)
  const done = await setUp(w.owner, city, { publicUrl })
  assert.deepEqual([done.city, done.administrator], ['created', 'invited'])
  assert.ok(done.link.startsWith(`${publicUrl}/sign-in/password/`))
  const token = done.link.split('/').at(-1) ?? ''
  assert.equal((await lookAtAccountLink(w.database, token))?.email, 'nishi@city.example.lg.jp')
  const set = await setPassword(
    w.database,
    { token, password: 'みどりの屋根と 長いはしご' },
    { address: null },
  )
  assert.ok(set.ok)
  const found = await actorOfSession(w.database, set.value.session)
  assert.ok(found?.secondFactorNeeded && found.account.rank === 'section-chief')
  assert.equal((await w.as(found.actor, staffAccounts)).length, 1)

  await w.owner.updateTable('accounts').set({ totp_secret: 'A' }).where('id', '=', found.account.id).execute()
  const again = await setUp(w.owner, { ...city, name: '別の名前' }, { publicUrl, resetSecondFactor: true })
  assert.deepEqual([again.city, again.administrator], ['there', 'reset'])
  const rows = await w.owner.selectFrom('municipalities').select('name').execute()
  assert.deepEqual(rows, [{ name: 'ひがし市' }])
  const account = await w.owner.selectFrom('accounts').selectAll().executeTakeFirstOrThrow()
  assert.equal(account.totp_secret, null)
  const events = await w.owner
    .selectFrom('events')
    .select(['type', 'actor_kind'])
    .where('actor_kind', '=', 'system')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    events.map(one => one.type),
    ['account.invited', 'account.reset'],
  )
})
