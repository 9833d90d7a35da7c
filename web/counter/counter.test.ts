import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealToCarry } from '#modules/eligibility/carrying/rules.ts'
import { newGuide } from '#modules/eligibility/guide/rules.ts'
import { addTemplate } from '#modules/papers/write.ts'
import { seals } from '#platform/seal.ts'
import { mannaka, world } from '#test/actors.ts'
import { app, fieldsIn, origin, textOf } from '#test/app.ts'
import { publishedScheme, staff } from '#test/builders.ts'

const w = await world()
await publishedScheme(w)
const site = await app(w)
const clerk = await staff(w)
const desk = await site.signIn(clerk)

/** The value of a cookie an answer sets; '' where it takes it away. */
function cookieOf(answer: Response, name: string): string | undefined {
  const line = answer.headers.getSetCookie().find(each => each.startsWith(`${name}=`))
  return line?.slice(name.length + 1).split(';')[0]
}

async function opened(): Promise<string> {
  const answer = await site.post('/office/visits', { label: '窓口3' }, { as: desk })
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? ''
}

async function codeOf(id: string): Promise<string> {
  const html = await (await site.post(`/office/visits/${id}`, { _do: 'hand-over' }, { as: desk })).text()
  return /tracking-\[0\.2em\]">(\d{6})</.exec(html)?.[1] ?? ''
}

async function handed(id: string): Promise<string> {
  const answer = await site.post('/mannaka/counter', { code: await codeOf(id) })
  assert.equal(answer.status, 303)
  return `tablet=${cookieOf(answer, 'tablet')}`
}

/** Answers each question, as somebody would who presses the first thing that fits, and gives the last address. */
async function answered(tablet: string, to = '/mannaka/counter/ask/1'): Promise<string> {
  let path = to
  for (let step = 0; step < 10 && path.includes('/ask/'); step++) {
    const html = await (await site.get(path, { as: tablet })).text()
    const fields: Record<string, string> = { ...fieldsIn(html) }
    if (html.includes('name="situation"')) fields.situation = 'birth'
    if (html.includes('birth-date.year')) {
      Object.assign(fields, { 'birth-date.era': '西暦', 'birth-date.year': '2026' })
      Object.assign(fields, { 'birth-date.month': '5', 'birth-date.day': '1' })
    }
    const answer = await site.post(path, fields, { as: tablet })
    path = answer.headers.get('location') ?? path
    if (path.endsWith(`/ask/${step + 2}`)) {
      const next = await site.get(path, { as: tablet })
      path = next.headers.get('location') ?? path
    }
  }
  return path
}

test('a code opens the visit on a tablet, whose cookie goes to the counter’s pages only', async () => {
  const id = await opened()
  const answer = await site.post('/mannaka/counter', { code: await codeOf(id) })
  const line = answer.headers.getSetCookie().find(each => each.startsWith('tablet=')) ?? ''
  for (const part of ['Path=/mannaka/counter', 'HttpOnly', 'SameSite=Strict'])
    assert.ok(line.includes(part), part)
  const tablet = line.split(';')[0] ?? ''
  const page = await site.get('/mannaka/counter/explain', { as: tablet })
  assert.equal(page.headers.get('cache-control'), 'no-store')
  assert.match(textOf(await page.text()), /いっしょに探します/)
  const office = await site.get('/office/visits', { as: tablet })
  assert.match(office.headers.get('location') ?? '', /^\/sign-in/, 'a tablet is nobody at the office')
  const wrong = await site.post('/mannaka/counter', { code: '12' })
  assert.equal(wrong.status, 422)
  const guessed = await site.post('/mannaka/counter', { code: '000000' })
  assert.ok([409, 422].includes(guessed.status))
})

test('handing over this very device signs the staff out on it', async () => {
  const own = await site.signIn(clerk)
  const id = await opened()
  const answer = await site.post(`/office/visits/${id}`, { _do: 'here' }, { as: own })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/mannaka/counter')
  assert.equal(cookieOf(answer, 'session'), '')
  const later = await site.get('/office/visits', { as: own })
  assert.match(later.headers.get('location') ?? '', /^\/sign-in/, 'also with the old cookie')
})

test('a town’s own film stands before the pictures, with captions, and may load from its place only', async () => {
  const film = {
    address: 'https://films.example.jp/counter.mp4',
    captions: 'WEBVTT\n\n00:00.000 --> 00:04.000\n使える制度を探します。\n',
    transcript: '使える制度を、いっしょに探します。',
  }
  await site.post('/office/visits/explanation', film, { as: desk })
  const tablet = await handed(await opened())
  const page = await site.get('/mannaka/counter/explain', { as: tablet })
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /media-src 'self' https:\/\/films\.example\.jp/)
  assert.match(policy, /script-src 'self' 'nonce-/)
  const html = await page.text()
  assert.match(html, /<track kind="captions"/)
  assert.match(textOf(html), /いっしょに探します/)
  const captions = await site.get('/mannaka/counter/captions', { as: tablet })
  assert.match(await captions.text(), /^WEBVTT/)
  assert.equal((await site.get('/mannaka/counter/captions')).status, 404, 'for its tablet only')
  const pictures = await site.get('/mannaka/counter/explain?slide=1', { as: tablet })
  assert.doesNotMatch(await pictures.text(), /<video/)
  await site.post('/office/visits/explanation', { _do: 'drop' }, { as: desk })
  assert.doesNotMatch(await (await site.get('/mannaka/counter/explain', { as: tablet })).text(), /<video/)
})

test('from the explanation over the questions to the papers, and nothing is left after the end', async () => {
  const id = await opened()
  const tablet = await handed(id)
  const skipped = await site.post('/mannaka/counter/explain', {}, { as: tablet })
  assert.equal(skipped.status, 303)
  assert.equal(await answered(tablet), '/mannaka/counter/result')
  const again = await (await site.get('/mannaka/counter/ask/1', { as: tablet })).text()
  assert.doesNotMatch(again, /checked=""/, 'what was answered is not shown again')
  const result = textOf(await (await site.get('/mannaka/counter/result', { as: tablet })).text())
  assert.match(result, /家庭応援/)
  const none = await site.post('/mannaka/counter/result', {}, { as: tablet })
  assert.equal(none.status, 422)
  const chosen = await site.post('/mannaka/counter/result', { scheme: 'family-care' }, { as: tablet })
  assert.equal(chosen.headers.get('location'), '/mannaka/counter/fill')
  const fill = await (await site.get('/mannaka/counter/fill', { as: tablet })).text()
  assert.match(fill, /name\.family/)
  const named = {
    ...fieldsIn(fill),
    'name.family': '青木',
    'name.given': '彩',
    'name.familyKana': 'アオキ',
    'name.givenKana': 'アヤ',
  }
  assert.equal((await site.post('/mannaka/counter/fill', named, { as: tablet })).status, 303)
  const list = textOf(await (await site.get('/office/visits', { as: desk })).text())
  assert.match(list, /青木　彩|青木 彩/)
  const row = await w.owner.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.doesNotMatch(row.sealed ?? '', /青木|birth/, 'kept sealed')
  const events = await w.owner
    .selectFrom('events')
    .select(['data', 'result'])
    .where('subject_id', '=', id)
    .execute()
  assert.doesNotMatch(JSON.stringify(events), /青木|birth/, 'and in no event')

  const end = await site.post('/mannaka/counter/finish', {}, { as: tablet })
  assert.equal(end.headers.get('location'), '/mannaka/counter/done')
  assert.equal(cookieOf(end, 'tablet'), '')
  assert.equal(cookieOf(end, 'language'), '')
  assert.match(end.headers.get('clear-site-data') ?? '', /cache/)
  for (const path of ['ask/1', 'result', 'fill', 'forms', 'explain']) {
    const back = await site.get(`/mannaka/counter/${path}`, { as: tablet })
    assert.match(back.headers.get('location') ?? '', /counter(\?released)?$/, path)
  }
  assert.equal((await site.post('/mannaka/counter/finish', {}, { as: tablet })).status, 303, 'twice')
})

test('left alone it closes, and the staff open it again where it was', async () => {
  const id = await opened()
  const tablet = await handed(id)
  await site.post('/mannaka/counter/explain', {}, { as: tablet })
  const page = await (await site.get('/mannaka/counter/ask/1', { as: tablet })).text()
  assert.match(page, /<noscript>.*refresh.*90;.*counter\/left/s)
  assert.match(page, /data-idle-warning/)
  const touch = await site.post('/mannaka/counter/touch', {}, { as: tablet })
  assert.equal(touch.status, 204)
  await answered(tablet)
  const left = await site.get('/mannaka/counter/left', { as: tablet })
  assert.equal(cookieOf(left, 'tablet'), '')
  assert.equal((await site.post('/mannaka/counter/touch', {}, { as: tablet })).status, 409)
  const again = await handed(id)
  const on = await site.follow(await site.get('/mannaka/counter', { as: again }), { as: again })
  assert.match(textOf(await on.text()), /ご案内/)
})

test('answers from home go on by their code; a forged one does not', async () => {
  const tablet = await handed(await opened())
  const state = {
    ...newGuide(mannaka),
    facts: { 状況: 'birth', 出産日: '2026-05-01' },
    steps: [{ q: 'situation' }, { q: 'birth-date' }],
  }
  const made = seals('what tests seal with, known to everybody')
  const { token = '' } = sealToCarry(made, state, new Date()) ?? {}
  const post = (code: string) => site.post('/mannaka/counter/resume', { code }, { as: tablet })
  assert.equal((await post(`${origin}/mannaka/guide/continue#${token.slice(0, -2)}`)).status, 422)
  const other = sealToCarry(made, { ...state, city: 139999 }, new Date())?.token ?? ''
  assert.equal((await post(other)).status, 422, 'of another town')
  const answer = await post(`${origin}/mannaka/guide/continue#${token}`)
  assert.equal(answer.headers.get('location'), '/mannaka/counter/result')
})

test('who needs no guide chooses schemes, prints, and makes an application', async () => {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const blank = await PDFDocument.create()
  blank.addPage([400, 300])
  const place = { kind: 'place' as const, page: 1, x: 20, y: 30, size: 10 }
  const items = [
    { id: 'a', label: '氏名', text: '{申請者.氏名}', needed: true, at: place },
    { id: 'b', label: '電話', text: '{電話番号}', needed: true, at: { ...place, y: 40 } },
  ]
  const file = Buffer.from(await blank.save()).toString('base64')
  const { id: form } = await w.as(clerk, ctx =>
    addTemplate(ctx, { name: '応援申請書', schemes: ['family-care'], file, items }),
  )
  const made = await site.post('/office/visits', { label: '', expert: 'yes' }, { as: desk })
  const id = made.headers.get('location')?.split('/').at(-1) ?? ''
  const at = `/office/visits/${id}/forms`
  assert.equal((await site.post(at, { _do: 'choose', scheme: 'family-care' }, { as: desk })).status, 303)
  const tablet = await handed(id)
  const first = await site.get('/mannaka/counter', { as: tablet })
  assert.equal(first.headers.get('location'), '/mannaka/counter/fill')
  let html = await (await site.get('/mannaka/counter/fill', { as: tablet })).text()
  for (let step = 0; step < 12 && html.includes('name="_fill"'); step++) {
    const fields: Record<string, string> = { ...fieldsIn(html) }
    const named = { family: '青木', given: '彩', familyKana: 'アオキ', givenKana: 'アヤ' }
    if (html.includes('name.family')) {
      for (const [part, text] of Object.entries(named)) fields[`name.${part}`] = text
    } else fields._leave = 'yes'
    await site.post('/mannaka/counter/fill', fields, { as: tablet })
    const next = await site.get('/mannaka/counter/fill', { as: tablet })
    html = next.status === 200 ? await next.text() : ''
  }
  assert.equal(html, '', 'nothing is put for ever')
  assert.match(textOf(await (await site.get('/mannaka/counter/forms', { as: tablet })).text()), /応援申請書/)
  const own = await site.get(`/mannaka/counter/forms/${form}`, { as: tablet })
  assert.equal(own.headers.get('content-type'), 'application/pdf')
  assert.match(own.headers.get('cache-control') ?? '', /no-store/)

  assert.match(textOf(await (await site.get(at, { as: desk })).text()), /まだ空いているところ：電話/)
  const printed = await site.get(`${at}/${form}`, { as: desk })
  assert.equal(printed.headers.get('content-type'), 'application/pdf')
  const apply = await site.post(at, { _do: 'apply', scheme: 'family-care', _key: 'x' }, { as: desk })
  assert.equal(apply.status, 303)
  assert.match(textOf(await (await site.get(at, { as: desk })).text()), /受付番号 20/)
  const done = await site.post(`/office/visits/${id}`, { _do: 'finish', outcome: 'received' }, { as: desk })
  assert.equal(done.status, 303)
  assert.equal((await site.post('/mannaka/counter/touch', {}, { as: tablet })).status, 409)
})
