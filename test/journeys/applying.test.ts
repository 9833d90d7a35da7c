import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '#language/scheme/form.ts'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { shippedScheme } from '../../db/shipped.ts'
import { house, type Visitor } from './browser.ts'
import { fillBox, fillIn } from './form.ts'
import { openMail } from './mailbox.ts'

const site = await house()
const { form } = shippedScheme('postpartum-care', '139998')
const born = addDays(tokyoDay(new Date()), -40)
const agreed = { version: '2026-04-01', agreedAt: new Date().toISOString() }

/** What 川村 直美, who is in the register, writes; questions left out stay blank. */
const answers: Answers = {
  situation: 'birth',
  'birth-date': born,
  hospitalised: true,
  'discharge-date': addDays(born, 5),
  'baby-count': 1,
  babies: [{ 'baby-name': 'うた', 'birth-weight': 3010, 'gestation-weeks': 39 }],
  'own-birth-date': '1995-08-18',
  address: { postalCode: '100-0003', prefecture: '東京都', city: 'まんなか市', town: '緑町3丁目5番8号' },
  'staying-elsewhere': false,
  'contact-ways': ['email'],
  email: 'kawamura@example.jp',
  'wished-types': ['day'],
  troubles: ['sleep'],
  supporters: ['partner'],
  treatment: false,
  infection: false,
  medicine: false,
  allergy: false,
  feeding: 'mixed',
  'emergency-name': '川村 豊',
  'emergency-relation': '夫',
  'emergency-phone': '090-0000-9107',
  'previous-use': false,
  reduction: 'none',
  'consent-booking': agreed,
  'consent-register': agreed,
  'consent-facility': agreed,
  'consent-report': agreed,
  'consent-services': agreed,
  'consent-rules': agreed,
}

/** Presses the way on, in whatever language the page is. */
async function goOn({ page }: Visitor): Promise<void> {
  await page.locator('main form button[type=submit]:not([name])').last().click()
}

/** The page of the form in an address like /mannaka/apply/<scheme>/<id>/<page>. */
function placeIn(url: string): string | undefined {
  return /\/apply\/[^/]+\/[^/]+\/([a-z-]+)$/.exec(new URL(url).pathname)?.[1]
}

async function signInByMail(mother: Visitor, email: string): Promise<void> {
  const { page } = mother
  await fillBox(page, 'email', [email])
  await goOn(mother)
  await mother.look('look into your mailbox')
  await openMail(page, email, 'ログイン')
  await mother.look('the mail with the link')
  await page.locator('main a[href*="/sign-in/link/"]').click()
  await mother.look('the link')
  await goOn(mother)
}

/** Answers page after page until the form has been gone through. A page whose answer opens another question is put twice. */
async function writeOn(
  mother: Visitor,
  given: Answers,
  looking: (place: string, text: string) => Promise<void> | void,
): Promise<void> {
  const { page } = mother
  for (let step = 0; ; step++) {
    const at = placeIn(page.url())
    if (at === undefined || at === 'review') return
    assert.ok(step < 2 * form.pages.length, `stuck at ${page.url()}`)
    await looking(at, await page.locator('main').innerText())
    await fillIn(page, form, given)
    await goOn(mother)
    assert.equal(await page.getByRole('alert').count(), 0, await page.locator('main').innerText())
  }
}

let number = ''

test('a mother nobody knows yet applies on her phone, without script, in easy Japanese', async () => {
  const mother = await site.visitor({ device: 'phone' })
  const { page } = mother
  await mother.goes('/')
  await mother.press('まんなか市のページへ', 'link')
  await mother.look('the city')
  await mother.press('やさしい日本語')
  await mother.look('the city in easy Japanese')
  await page.getByRole('link', { name: /産後/ }).first().click()
  await mother.look('what it is')
  await page.locator('main a[href$="/apply/postpartum-care"]').first().click()
  if (page.url().includes('/sign-in')) await mother.look('the door')
  else await goOn(mother)
  await signInByMail(mother, 'kawamura@example.jp')
  await mother.look('welcome')
  for (const [name, value] of [
    ['name.family', '川村'],
    ['name.given', '直美'],
    ['name.familyKana', 'カワムラ'],
    ['name.givenKana', 'ナオミ'],
    ['phone', '090-0000-2199'],
  ] as const)
    await fillBox(page, name, [value])
  await fillBox(page, 'language', ['ja-easy'])
  await goOn(mother)
  await mother.look('signed in')
  if (!/\/apply\//.test(page.url())) await page.goto('/mannaka/apply/postpartum-care')
  await goOn(mother)
  await writeOn(mother, answers, at => mother.look(`apply ${at}`))
  await mother.look('looking through')
  await goOn(mother)
  await mother.look('sent')
  assert.match(page.url(), /\/sent$/)
  number = /\d{4}-\d{5}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  assert.ok(number, 'she is told a number')
})

test('the office decides, and within seconds the coupon is in her mailbox', async () => {
  const chief = await site.visitor({ as: 'kakaricho', device: 'desk', script: true })
  const { page } = chief
  chief.clicks.since()
  await page.goto('/office/cases?queue=mine')
  await page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click()
  await page.getByRole('heading', { name: '申請の内容と自動確認' }).waitFor()
  await chief.look('her application in the office')
  await page
    .getByRole('button', { name: /^決裁する/ })
    .first()
    .click()
  const decided = Date.now()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^決裁する/ })
    .click()
  await page.getByText('決裁しました。').waitFor()

  const mother = await site.visitor({ device: 'phone' })
  await openMail(mother.page, 'kawamura@example.jp', number)
  assert.ok(Date.now() - decided < 10_000, `${Date.now() - decided} ms`)
  await mother.look('the mail with the coupon')
})

test('a mother learning Japanese corrects just what was asked, and sends it again', async () => {
  const mother = await site.visitor({ as: 'linh', device: 'phone' })
  const { page } = mother
  await mother.goes('/mannaka')
  await page.locator('main a[href*="/applications/"]').first().click()
  await mother.look('what is to be corrected')
  const correct = page.locator('main a[href$="/correct"]')
  if ((await correct.count()) > 0) await correct.first().click()
  await mother.look('only what was asked')
  assert.equal(await page.locator('main [name="birth-date.year"]').count(), 0)
  const left = addDays(tokyoDay(new Date()), -100)
  await fillIn(page, form, { 'discharge-date': left, 'emergency-phone': '090-0000-9105' })
  await goOn(mother)
  await mother.look('sent again')
  await page.goto('/mannaka')
  assert.doesNotMatch(await page.locator('main').innerText(), /直してほしい/)
})

test('nothing on the way of a bereaved mother speaks of a baby', async () => {
  const mother = await site.visitor({ as: 'yuko', device: 'phone' })
  const { page } = mother
  await mother.goes('/mannaka')
  await page.locator('main a[href*="/apply/"]').first().click()
  const loss: Answers = { ...answers, 'contact-ways': ['phone'], 'troubles-after-loss': ['sleep'] }
  delete loss.situation
  await writeOn(mother, loss, (_, text) =>
    assert.doesNotMatch(text, /おめでと|赤ちゃん|ベビー|授乳|育児|出産された|ご出産/),
  )
  await mother.look('looking through after a loss')
})
