import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '#language/scheme/form.ts'
import { extractText } from '#platform/pdf/extract-text.ts'
import { shippedScheme } from '../../db/shipped.ts'
import { house, type Visitor } from './browser.ts'
import { fillBox, fillIn } from './form.ts'

const site = await house()
const { form } = shippedScheme('child-allowance', '139998')
const consent = form.pages.flatMap(page => page.questions).filter(question => question.kind === 'consent')
const answers: Answers = {
  phone: '090-0000-3141',
  'contact-ways': ['phone', 'letter'],
  'public-servant': false,
  spouse: false,
  maintainer: 'self',
  'divorce-talks': false,
  'account-choice': 'registered',
  ...Object.fromEntries(
    consent.map(question => [
      question.id,
      { version: question.consent?.version ?? '', agreedAt: '2026-11-23T00:00:00Z' },
    ]),
  ),
}

/** What a household's letter prints, and who it is for. */
let letter = { typed: '', household: '', name: '', birthDate: '' }
let number = ''

/** Presses the way on. */
async function goOn({ page }: Visitor): Promise<void> {
  await page.locator('main form button[type=submit]:not([name])').last().click()
}

const born = async (visitor: Visitor, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-').map(part => String(Number(part)))
  for (const [part, value] of [
    ['year', year],
    ['month', month],
    ['day', date],
  ] as const) {
    await fillBox(visitor.page, `birth.${part}`, [value])
  }
  await goOn(visitor)
}

test('the office chooses households of the directory, and letters are made for the printer', async () => {
  const clerk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  const { page } = clerk
  await clerk.goes('/office/directory')
  await page.locator('main a[href^="/office/directory/runs/"]').first().click()
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/)
  const run = new URL(page.url()).pathname
  await clerk.goes(`${run}/households?scheme=child-allowance&outcome=eligible`)
  await page.locator('main input[name=household]').first().waitFor()
  for (const place of [8, 9]) await page.locator('main input[name=household]').nth(place).check()
  await clerk.press('案内をつくる')
  await page.getByRole('heading', { name: '案内をつくる' }).waitFor()
  assert.match(await page.locator('main').innerText(), /2世帯を選んでいます/)
  await clerk.look('a new campaign')
  await clerk.press('つくる')
  await page.waitForURL(/\/office\/invitations\/[0-9a-f-]+$/)
  await clerk.look('the campaign')
  await clerk.press(/手紙をつくる/)
  await page.locator('main a[href^="/office/invitations/sheets/"]').waitFor({ timeout: 60_000 })
  await clerk.look('the letters are made')
  const file = await page.locator('main a[href^="/office/invitations/sheets/"]').first().getAttribute('href')
  const pdf = await page.context().request.get(file ?? '')
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  const pages = await extractText(new Uint8Array(await pdf.body()))
  assert.equal(pages.length, 2)
  const text = pages[0] ?? ''
  const typed = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? ''
  const name = /^(.+)　様$/m.exec(text)?.[1] ?? ''
  const person = await site.owner
    .selectFrom('residents')
    .select(['household', 'birth_date'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  letter = { typed, name, household: person.household, birthDate: person.birth_date }
})

test('the letter opens on a phone without script, by the birth date, and asks only what is not known', async () => {
  const parent = await site.visitor({ device: 'phone' })
  const { page } = parent
  await parent.goes('/mannaka/i')
  await fillBox(page, 'typed', ['TAKE-J70X-RZJ5-KWW9'])
  await goOn(parent)
  await parent.look('a slip in the code')
  await fillBox(page, 'typed', [letter.typed.toLowerCase()])
  await goOn(parent)
  await parent.look('the link, closed')
  const closed = await page.locator('body').innerText()
  assert.ok(!closed.includes('児童手当') && !closed.includes(`${letter.name.slice(0, 1)}○`))
  await born(parent, '1970-01-01')
  await parent.look('a wrong birth date')
  assert.match(await page.locator('main').innerText(), /あと4回/)
  await born(parent, letter.birthDate)
  await parent.look('what is known')
  const known = await page.locator('main').innerText()
  assert.match(known, /児童手当/)
  assert.match(known, /○/)
  for (const part of letter.name.split(/\s/)) if (part.length > 1) assert.ok(!known.includes(part), part)
  await page.locator('main a[href*="/invited/"]').first().click()
  const asked: string[] = []
  for (let step = 0; !page.url().endsWith('/review'); step++) {
    assert.ok(step < 30, `stuck at ${page.url()}`)
    const place = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    asked.push(place)
    await parent.look(`invited ${place}`)
    await fillIn(page, form, answers)
    await goOn(parent)
    assert.equal(await page.getByRole('alert').count(), 0, await page.locator('main').innerText())
  }
  for (const given of ['name', 'own-birth-date', 'address']) assert.ok(!asked.includes(given), given)
  await parent.look('looking through what was asked')
  await goOn(parent)
  await parent.look('received')
  number = /\d{4}-\d{5}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  assert.ok(number)
  await page.getByRole('link', { name: '終わる' }).click()
  await parent.look('closed')
  await page.goto('/mannaka/invited')
  assert.ok(!(await page.locator('body').innerText()).includes('○'))

  await page.goto(`/mannaka/i/${letter.typed}`)
  assert.match(await page.locator('main').innerText(), /受け付けています/)
})

test('the office sees the answer come in, and the case', async () => {
  const clerk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  const { page } = clerk
  await clerk.goes('/office/invitations')
  await page.locator('main tbody a').first().click()
  await page.getByRole('heading', { name: 'どこまで届いたか' }).waitFor()
  await page.getByRole('link', { name: /申請した 1世帯/ }).click()
  await page.getByRole('link', { name: '申請を見る' }).waitFor()
  await clerk.look('who applied')
  await page.getByRole('link', { name: '申請を見る' }).click()
  await page.getByRole('heading', { name: '申請の内容と自動確認' }).waitFor()
  const text = await page.locator('main').innerText()
  assert.ok(text.includes(number) && text.includes('案内から'))
})

test('the letter of the demo opens from the first page', async () => {
  const visitor = await site.visitor({ device: 'phone' })
  await visitor.page.goto('/')
  await visitor.page.getByRole('link', { name: /手紙を受け取った保護者/ }).click()
  await fillBox(visitor.page, 'code', ['691746'])
  await goOn(visitor)
  await visitor.look('the letter of the demo')
  assert.match(visitor.page.url(), /\/mannaka\/invited$/)
})
