import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { publishedScheme } from '#test/builders.ts'

const w = await world()
const site = await app(w)
const scheme = await publishedScheme(w)
await publishedScheme(w, { municipality: minami })
const start = '/mannaka/guide'

/** The cookie an answer sets, as the browser sends it back. */
function cookieOf(response: Response): string {
  return (
    response.headers
      .getSetCookie()
      .find(line => line.startsWith('guide='))
      ?.split(';')[0] ?? ''
  )
}

async function pageOf(path: string, as = '') {
  const response = await site.get(path, { as })
  const html = await response.text()
  return { response, html, text: textOf(html), ask: fieldsIn(html)._ask ?? '' }
}

/** Answers page after page, as posted fields by the id of the question. */
async function go(answers: Record<string, Record<string, string>>, base = start) {
  let as = ''
  let path = `${base}/1`
  for (let step = 0; step < 20 && !path.endsWith('/result'); step++) {
    const { ask } = await pageOf(path, as)
    const response = await site.post(path, { _ask: ask, ...(answers[ask] ?? { _skip: 'yes' }) }, { as })
    assert.equal(response.status, 303, `${path} ${ask}`)
    as = cookieOf(response)
    path = response.headers.get('location') ?? ''
  }
  return { as, path, ...(await pageOf(path, as)) }
}

const birth = {
  'birth-date.era': '西暦',
  'birth-date.year': '2026',
  'birth-date.month': '9',
  'birth-date.day': '1',
}

test('anybody finds it at home and from a scheme, and is told what happens to the answers', async () => {
  assert.match((await pageOf('/mannaka')).html, /href="\/mannaka\/guide"/)
  assert.match((await pageOf(`/mannaka/schemes/${scheme.id}`)).html, /href="\/mannaka\/guide"/)
  const { response, text, html } = await pageOf(start)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.match(text, /答えは市のサーバーに残らず/)
  assert.doesNotMatch(html, /<script/)
})

test('from the first question to the result: outcome, papers, a code to carry, nothing in the database', async () => {
  const { as, path, text, html, response } = await go({
    situation: { situation: 'birth' },
    'birth-date': birth,
  })
  assert.equal(path, `${start}/result`)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.match(text, /受けられそう/)
  assert.match(html, /<svg[^>]*role="img"/)
  assert.doesNotMatch(html, /guide\/continue\?/, 'the answers never stand in an address that is sent')
  const back = await pageOf(`${start}/1`, as)
  assert.match(
    back.html,
    /value="birth"[^>]*checked|checked[^>]*value="birth"/,
    'what was said is there after going back',
  )
  const said = await w.owner.selectFrom('applications').select('id').execute()
  assert.deepEqual(said, [])
  assert.doesNotMatch(decodeURIComponent(as), /birth|2026/)
})

test('the cookie is for this guide alone, unreadable to scripts, and gone after finishing', async () => {
  const { ask } = await pageOf(`${start}/1`)
  const answer = await site.post(`${start}/1`, { _ask: ask, _skip: 'yes' })
  const line = answer.headers.getSetCookie().find(each => each.startsWith('guide=')) ?? ''
  assert.match(line, /Path=\/mannaka\/guide; HttpOnly; SameSite=Lax$/)
  const finished = await site.post(`${start}/finish`, {}, { as: cookieOf(answer) })
  assert.match(finished.headers.getSetCookie().join(), /guide=; Path=\/mannaka\/guide; .*Max-Age=0/)
  assert.equal(finished.headers.get('location'), `${start}?cleared`)
})

test('a forged, foreign or missing token begins anew instead of failing', async () => {
  const { as } = await go({ situation: { situation: 'birth' }, 'birth-date': birth })
  const forged = as.slice(0, -2) + (as.endsWith('AA') ? 'BB' : 'AA')
  for (const cookie of [forged, 'guide=x', '', `guide=${'A'.repeat(5000)}`]) {
    const answer = await site.get(`${start}/result`, { as: cookie })
    assert.equal(answer.status, 302)
    assert.equal(answer.headers.get('location'), `${start}?ended`)
    assert.equal((await site.get(`${start}/1`, { as: cookie })).status, 200)
  }
  const elsewhere = await site.get('/minami/guide/result', { as })
  assert.equal(elsewhere.headers.get('location'), '/minami/guide?ended', 'of another town it says nothing')
})

test('what is wrong is said beside the box, and nothing is lost; pressed twice leads on', async () => {
  const first = await site.post(`${start}/1`, { _ask: 'situation', situation: 'birth' })
  const as = cookieOf(first)
  const wrong = await site.post(
    `${start}/2`,
    { _ask: 'birth-date', ...birth, 'birth-date.month': '13' },
    { as },
  )
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="13"/)
  const again = await site.post(`${start}/1`, { _ask: 'situation', situation: 'birth' }, { as })
  assert.equal(again.headers.get('location'), `${start}/2`)
  const stale = await site.post(`${start}/2`, { _ask: 'situation', situation: 'birth' }, { as })
  assert.equal(stale.headers.get('location'), `${start}/2`)
})

test('one scheme alone by its address', async () => {
  const base = `/mannaka/schemes/${scheme.id}/check`
  const to = await site.get(base)
  assert.equal(to.headers.get('location'), `${base}/1`)
  const { path, text } = await go({ situation: { situation: 'birth' }, 'birth-date': birth }, base)
  assert.equal(path, `${base}/result`)
  assert.match(text, /受けられそう/)
  assert.doesNotMatch(text, /使う制度/, 'of one scheme every paper is for it')
})

test('the code is opened at the counter or on another phone, and only in its own town', async () => {
  const { seals } = await import('#platform/seal.ts')
  const { sealToCarry } = await import('#modules/eligibility/carrying/rules.ts')
  const { newGuide } = await import('#modules/eligibility/guide/rules.ts')
  const make = seals('what tests seal with, known to everybody')
  const state = { ...newGuide(mannaka), facts: { 状況: 'birth' }, steps: [{ q: 'situation' }] }
  const token = sealToCarry(make, state, new Date())?.token ?? ''
  const opened = await site.post(`${start}/continue`, { code: `http://localhost${start}/continue#${token}` })
  assert.equal(opened.status, 303)
  assert.match((await pageOf(`${start}/1`, cookieOf(opened))).html, /checked/)
  assert.equal((await site.post('/minami/guide/continue', { code: token })).status, 422)
  assert.equal((await site.post(`${start}/continue`, { code: `${token}x` })).status, 422)
})
