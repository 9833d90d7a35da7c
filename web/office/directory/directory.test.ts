import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeHouseholds } from '#modules/eligibility/directory/jobs.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { publishedScheme, resident, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
await register.household('over', [
  ['世帯主', '1988-05-01', { income: 7_654_321, dependants: 1, class: 'taxed' }],
  ['子', '2018-06-01'],
])
await register.household('open', [
  ['世帯主', '1988-05-01'],
  ['子', '2018-06-01'],
])
await register.household(
  'kept',
  [
    ['世帯主', '1988-05-01', { income: 1_000_000, dependants: 1, class: 'non-taxed' }],
    ['子', '2018-06-01'],
  ],
  { protected: true },
)
await register.pupil('over-2', '中央小学校', 'elementary', 3)
await register.pupil('kept-2', '緑小学校', 'elementary', 3)

const site = await app(w)
const chief = await site.signIn(await staff(w, 'section-chief'))
const director = await site.signIn(await staff(w, 'division-chief'))
const clerkActor = await staff(w)
const clerk = await site.signIn(clerkActor)
const elsewhere = await site.signIn(await staff(w, 'section-chief', minami))
const mother = await site.signIn(await resident(w))
const root = '/office/directory'

const read = async (path: string, as: string) => {
  const answer = await site.get(path, { as })
  const html = await answer.text()
  return { status: answer.status, html, text: textOf(html) }
}

let run = ''

test('one starts it, the second is told and shown the same; the page says how far it is', async () => {
  const page = await read(root, chief)
  assert.match(page.text, /判定はまだありません/)
  const started = await site.post(root, fieldsIn(page.html), { as: chief })
  const address = started.headers.get('location') ?? ''
  assert.match(address, /^\/office\/directory\/runs\/[0-9a-f-]{36}$/)
  const second = await site.post(root, { _key: 'another' }, { as: director })
  assert.equal(second.headers.get('location'), `${address}?already`)
  const shown = await read(`${address}?already`, director)
  assert.match(shown.text, /すでに実行中でした/)
  assert.match(shown.text, /始まるのを待っています.*0 \/ 1制度/)
  run = address
  const unseen = await read(`${address}/households?scheme=family-care`, chief)
  assert.equal(unseen.status, 409)
})

test('the counts lead to the households, the filters stand in the address', async () => {
  await judgeHouseholds(w.database, mannaka, run.split('/').at(-1) ?? '')
  const counts = await read(run, chief)
  assert.match(counts.text, /3世帯（6人）/)
  assert.match(counts.text, /申請者の所得 1/)
  const all = await read(`${run}/households?scheme=family-care`, chief)
  assert.match(all.text, /3世帯/)
  const some = await read(
    `${run}/households?scheme=family-care&school=${encodeURIComponent('中央小学校')}`,
    chief,
  )
  assert.match(some.html, /over家/)
  assert.doesNotMatch(some.html, /kept家|open家/)
  const missing = await read(
    `${run}/households?scheme=family-care&outcome=unknown&missing=${encodeURIComponent('申請者所得')}`,
    chief,
  )
  assert.match(missing.html, /open家/)
  assert.doesNotMatch(missing.html, /over家/)
  const nonsense = await read(`${run}/households?scheme=no-such&outcome=what&page=-1`, chief)
  assert.equal(nonsense.status, 200)
})

test('no page and no file holds an address, a figure of a tax, or where protected people can be found', async () => {
  const texts = [
    (await read(`${run}/households?scheme=family-care`, chief)).html,
    (await read(`${run}/households/over?scheme=family-care`, chief)).html,
    (await read(`${run}/households/kept?scheme=family-care`, chief)).html,
  ]
  const file = await site.get(`${run}/households/export?scheme=family-care&format=csv-utf8`, { as: chief })
  assert.equal(file.status, 200)
  const csv = await file.text()
  assert.match(csv, /世帯番号,申請者とみなした人の宛名番号,氏名/)
  assert.match(csv, /over,over-1,over家.*×.*income/)
  assert.match(csv, /kept,kept-1.*○.*10000.*支援措置/)
  for (const text of [...texts, csv]) {
    assert.doesNotMatch(text, /7,?654,?321|2丁目4番6号|緑小学校/)
  }
  assert.match(csv, /中央小学校,本町/)
  assert.match(texts[2] ?? '', /支援措置の対象の方がいます/)
  const [exported] = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'list.exported')
    .execute()
  assert.deepEqual((exported?.data as { rows: number } | undefined)?.rows, 3)
})

test('a household: what decided, with its source', async () => {
  const { text } = await read(`${run}/households/over?scheme=family-care`, chief)
  assert.match(text, /× 所得（非表示）が限度額（非表示）以上のため。 （家庭応援給付条例 第4条）/)
  assert.match(text, /「申請者の所得」が「所得の限度額」以上/)
  assert.equal((await read(`${run}/households/nobody`, chief)).status, 404)
})

test('a sample is drawn and judged without script; who disagrees must say why', async () => {
  const drawn = await site.post(
    `${run}/samples`,
    { _key: 'draw', scheme: 'family-care', size: '5', seed: '7' },
    { as: chief },
  )
  const sample = drawn.headers.get('location') ?? ''
  assert.match(sample, /\/samples\//)
  assert.match((await read(sample, chief)).text, /「対象外」の1世帯から、種「7」で1世帯/)
  const fields = { _key: 'judge', household: 'over', verdict: 'disagree', note: '' }
  const silent = await site.post(sample, fields, { as: chief })
  assert.equal(silent.status, 422)
  const told = await site.post(sample, { ...fields, note: '別に暮らしている' }, { as: chief })
  assert.equal(told.status, 302)
  assert.match((await read(sample, chief)).text, /判定と一致 0\.0%/)
  const twice = await site.post(
    `${run}/samples`,
    { _key: 'x', scheme: 'family-care', size: '5', seed: '7' },
    { as: chief },
  )
  assert.match(
    (await read(twice.headers.get('location') ?? '', chief)).text,
    /点検する世帯を選べませんでした/,
  )
  assert.equal((await read(sample, elsewhere)).status, 404)
})

test('the right is given by 課長; until then there is no way in, and no other town’s', async () => {
  for (const path of [root, run, `${run}/households`, `${run}/households/over`, `${root}/staff`]) {
    assert.equal((await read(path, clerk)).status, 403, path)
    assert.notEqual((await read(path, mother)).status, 200, path)
  }
  assert.doesNotMatch((await read('/office', clerk)).text, /制度ディレクトリ/)
  for (const path of [run, `${run}/households`, `${run}/households/over`]) {
    assert.equal((await read(path, elsewhere)).status, 404, path)
  }
  const appointed = await site.post(
    `${root}/staff`,
    { _key: 'may', account: clerkActor.accountId, may: 'yes' },
    { as: chief },
  )
  assert.equal(appointed.status, 302)
  assert.equal((await read(run, clerk)).status, 200)
  assert.match((await read('/office', clerk)).text, /制度ディレクトリ/)
})
