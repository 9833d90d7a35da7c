import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { publishedScheme, resident, staff } from '#test/builders.ts'

const w = await world()
await publishedScheme(w)
const site = await app(w)
const clerk = await site.signIn(await staff(w))
const colleague = await site.signIn(await staff(w))
const chief = await site.signIn(await staff(w, 'subsection-chief'))
const elsewhere = await site.signIn(await staff(w, 'section-chief', minami))
const root = '/office/schemes/family-care'

const read = async (path: string, as: string) => {
  const answer = await site.get(path, { as })
  return { status: answer.status, html: await answer.text() }
}
/** Opens a page, fills in `fields` beside what its forms hold, and sends it. */
const fill = async (path: string, fields: Record<string, string>, as: string) => {
  const { html } = await read(path, as)
  return site.post(path, { ...fieldsIn(html), ...fields }, { as })
}
const reform = {
  parameter: '自己負担額',
  value: '3500',
  from: '2127-04-01',
  law: '家庭応援実施要綱（改正）',
  article: '別表',
  url: '',
}

test('a reform from reading to publishing, without script: nothing of it in code', async () => {
  const shown = await read(root, clerk)
  assert.match(textOf(shown.html), /出産から1年を過ぎているため/)
  assert.match(textOf(shown.html), /2,000円/)

  const started = await fill(root, {}, clerk)
  assert.equal(started.headers.get('location'), `${root}/draft`)
  const empty = textOf((await read(`${root}/draft`, clerk)).html)
  assert.match(empty, /公開まで、あと1つ/)

  const amounts = `${root}/draft/amounts?name=${encodeURIComponent('自己負担額')}`
  const wrong = await fill(amounts, { ...reform, value: '三千五百' }, clerk)
  assert.equal(wrong.status, 422)
  const kept = await wrong.text()
  assert.match(textOf(kept), /値を読み取れません/)
  assert.equal(fieldsIn(kept).value, '三千五百')
  assert.equal((await fill(amounts, reform, clerk)).status, 302)

  const ready = textOf((await read(`${root}/draft`, clerk)).html)
  assert.match(ready, /公開できます/)
  assert.match(ready, /3,000円.*3,500円（家庭応援実施要綱（改正） 別表）/)
  assert.match(ready, /当日からの実例がありません/)
  assert.match(ready, /公開は係長以上が行います/)
  assert.doesNotMatch(textOf((await read(`${root}/draft/publish`, clerk)).html), /適用日 必須/)

  const page = await read(`${root}/draft/publish`, chief)
  assert.equal(fieldsIn(page.html).effectiveFrom, '2127-04-01')
  const past = await fill(`${root}/draft/publish`, { effectiveFrom: '2020-01-01' }, chief)
  assert.match(textOf(await past.text()), /今日かそれより後の日/)
  const published = await fill(`${root}/draft/publish`, { note: '要綱の改正' }, chief)
  assert.equal(published.headers.get('location'), `${root}?published`)
  const after = textOf((await read(root, clerk)).html)
  assert.match(after, /第2版 ?適用日を待っています/)
  assert.match(after, /「要綱の改正」/)
  assert.equal((await read(`${root}/draft`, clerk)).status, 404)
  const changes = textOf((await read(`${root}/changes?from=1&to=2`, clerk)).html)
  assert.match(changes, /自己負担額/)
})

test('two people at one draft: the second keeps what was typed and is told who was quicker', async () => {
  await fill(root, {}, clerk)
  const document = `${root}/draft/document`
  const summary = `${root}/draft/wordings?path=${encodeURIComponent('["summary"]')}`
  const stale = fieldsIn((await read(document, colleague)).html)
  const { html } = await read(document, colleague)
  const text = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? ''
  const plain = text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
  assert.match(plain, /standardDays: 10/)
  assert.equal((await fill(summary, { path: '["summary"]', ja: '新しい概要です。' }, clerk)).status, 302)

  const mine = plain.replace('correctionDays: 14', 'correctionDays: 20')
  const late = await site.post(document, { ...stale, text: mine }, { as: colleague })
  assert.equal(late.status, 409)
  const told = await late.text()
  assert.match(textOf(told), /ほかの人が先に草案を変えました/)
  // Saving now would undo the other's change: it is said before it happens.
  assert.match(textOf(told), /概要 ?変更前：新しい概要です。/)
  assert.match(told, /correctionDays: 20/)
})

test('every page of a draft opens, also while the draft is of no sound shape', async () => {
  for (const each of [
    '',
    '/amounts',
    '/wordings',
    '/procedure',
    '/examples',
    '/document',
    '/what-if',
    '/publish',
  ]) {
    assert.equal((await read(`${root}/draft${each}`, chief)).status, 200, each)
  }
  await fill(`${root}/draft/document`, { text: 'id: family-care\nname: { ja: 途中 }\n' }, clerk)
  for (const each of [
    '',
    '/amounts',
    '/wordings',
    '/procedure',
    '/examples',
    '/document',
    '/what-if',
    '/publish',
  ]) {
    const { status, html } = await read(`${root}/draft${each}`, chief)
    assert.ok(status === 200 || status === 422, `${each} ${status}`)
    assert.match(textOf(html), /全体を編集/)
  }
  assert.match(textOf((await read(`${root}/draft/document`, clerk)).html), /直すところが\d+つあります/)
  assert.equal((await fill(`${root}/draft?index`, { do: 'discard' }, clerk)).headers.get('location'), root)
})

test('another town and residents find nothing', async () => {
  for (const path of [root, `${root}/draft`, `${root}/changes?from=1&to=1`]) {
    assert.equal((await read(path, elsewhere)).status, 404, path)
  }
  const mother = await site.signIn(await resident(w))
  assert.equal((await read('/office/schemes', mother)).status, 404)
  assert.match(textOf((await read('/office/schemes', elsewhere)).html), /制度はまだありません/)
  const rows = await w.owner.selectFrom('scheme_versions').select('municipality_id').execute()
  assert.deepEqual([...new Set(rows.map(row => row.municipality_id))], [mannaka])
})
