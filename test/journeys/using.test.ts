import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Answers } from '#language/scheme/form.ts'
import { parseTransfers } from '#platform/zengin/transfer-read.ts'
import { shippedScheme } from '../../db/shipped.ts'
import { goBack } from './back.ts'
import { house } from './browser.ts'
import { fillIn } from './form.ts'

const site = await house()
const scheme = shippedScheme('postpartum-care', '139998')

test('a mother books, moves and cancels on her phone, without script', async () => {
  const mother = await site.visitor({ as: 'misaki', device: 'phone' })
  const { page } = mother
  await mother.goes('/mannaka')
  await mother.goes('/mannaka/vouchers')
  await mother.press('利用券を見せる', 'link')
  await mother.look('the coupon with its code')
  await mother.goes('/mannaka/vouchers')
  await mother.press('予約する', 'link')
  await mother.look('how to use it')
  await page.getByRole('link', { name: /通所型（1日）/ }).click()
  await mother.look('where there are places')
  await mother.press(/地図/, 'link')
  await mother.look('the map')
  await goBack(page)
  await page
    .getByRole('link', { name: /こもれび産後ハウス/ })
    .first()
    .click()
  await mother.look('days with places')
  await page.locator('main a[href*="/days/"]').first().click()
  await mother.look('the day')
  await page.locator('main a[href*="/bookings/confirm"]').first().click()
  await mother.look('what it takes and costs')
  await page.locator('main form button[type=submit]').last().click()
  await mother.look('booked')
  assert.match(page.url(), /\/mannaka\/bookings\/[0-9a-f-]{36}/)
  assert.match(await page.locator('main').innerText(), /こもれび産後ハウス/)
  const booking = page.url()

  await page
    .getByRole('link', { name: /変更|変える/ })
    .first()
    .click()
  await mother.look('another day')
  await page.goto(booking)
  await page
    .getByRole('link', { name: /取り消|キャンセル/ })
    .first()
    .click()
  await mother.look('what cancelling means')
  await page.locator('main form button[type=submit]').last().click()
  await mother.look('cancelled')
  await page.goto('/mannaka/vouchers')
  assert.match((await page.locator('main').innerText()).replaceAll(/\s/g, ''), /残り2回/)
})

test('the facility identifies a coupon, writes the report, explains a difference and claims', async () => {
  const midwife = await site.visitor({ as: 'hidamari', device: 'tablet', script: true })
  const { page } = midwife
  await midwife.goes('/facility')
  assert.match(await page.locator('main').innerText(), /まんなか市[\s\S]*みなみ町|みなみ町[\s\S]*まんなか市/)
  const { number } = await couponOf('山本　千夏')
  await midwife.goes('/facility/scan')
  await page.locator('main input[name=number]').fill(number.toLowerCase())
  await midwife.press('確かめる')
  await page.getByText('山本').first().waitFor()
  await midwife.look('the coupon is good')
  assert.doesNotMatch(await page.locator('main').innerText(), /非課税|生活保護/)

  await page.goto('/facility')
  await midwife.press('報告を書く', 'link')
  await page.waitForURL(/\/facility\/reports\//)
  for (let step = 0; step < 10; step++) {
    await page.locator('main h2, main h1').first().waitFor()
    await midwife.look(`report ${new URL(page.url()).searchParams.get('page') ?? 'first'}`)
    const close = page.getByRole('button', { name: /確定/ })
    if ((await close.count()) > 0) break
    await fillIn(page, scheme.report ?? scheme.form, report)
    const before = page.url()
    await midwife.press(/^保存して/)
    await page.waitForURL(url => url.href !== before)
  }
  await page.getByRole('button', { name: /確定/ }).last().click()
  await page
    .getByText(/確定しました|確定済み/)
    .first()
    .waitFor()
  await midwife.look('the report is closed')

  await midwife.goes('/facility/claims')
  await page.getByRole('link', { name: '報告を開く' }).first().click()
  await page.locator('main input[name=collected]').fill('1000')
  await page.locator('main input[name=note]').fill('釣銭を渡し忘れ、翌日に返しました。')
  // Leaving before the answer has come would take the post back.
  const posted = page.waitForResponse(answer => answer.request().method() === 'POST')
  await page.locator('main button[name=do][value=collected]').click()
  await posted
  await page.goto('/facility/claims')
  await midwife.look('nothing differs any more')
  await page.getByRole('button', { name: /まんなか市に .* を請求する/ }).click()
  await confirmIfAsked(page)
  await page
    .getByText(/受理待ち|請求済み|確認待ち/)
    .first()
    .waitFor()
  await midwife.look('claimed')
})

test('the office accepts, closes the month and saves the file for the bank', async () => {
  const clerk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  const { page } = clerk
  await clerk.goes('/office/claims')
  const claims = page.locator('main tbody input[type=checkbox][name=claim]')
  for (const box of await claims.all()) await box.check()
  await clerk.press('選んだ請求を受け入れる')
  await confirmIfAsked(page)
  await page
    .getByText('受け入れを待つ請求')
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
  await clerk.look('accepted')
  await page.getByRole('link', { name: /を締める/ }).click()
  await page.getByRole('heading', { name: /を締める/ }).waitFor()
  await clerk.look('what closing means')
  for (const box of await page.locator('main input[name=leave]').all()) await box.check()
  await page.getByRole('button', { name: /を締め切る/ }).click()
  await confirmIfAsked(page)
  await page.waitForURL(url => !url.pathname.endsWith('/close'))
  await clerk.look('closed')
  await page.goto('/office/claims/transfers')
  await clerk.look('to be paid')
  const due = /合計 ¥([\d,]+)/.exec(await page.locator('main').innerText())?.[1]?.replaceAll(',', '')
  await page
    .getByRole('button', { name: /ファイル|振込を作る|作る/ })
    .first()
    .click()
  await confirmIfAsked(page)
  await page.getByText('結果待ち').first().waitFor()
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'ファイルを保存' }).first().click()
  const file = await (await saving).path()
  const read = parseTransfers(new Uint8Array(await readFile(file)))
  assert.ok(read.ok, 'the file is one the banks can read')
  await clerk.look('the transfer')
  const total = read.transfers.reduce((sum, each) => sum + each.amount, 0)
  assert.equal(total, Number(due), 'the file pays what was announced')
})

test('the mother answers the survey without script; the figures count', async () => {
  const mother = await site.visitor({ as: 'misaki', device: 'phone' })
  const { page } = mother
  await mother.goes('/mannaka')
  await page
    .getByRole('link', { name: /アンケート/ })
    .first()
    .click()
  for (let step = 0; step < 8; step++) {
    await mother.look(`survey ${step + 1}`)
    if (!(await page.locator('main form button[type=submit]').count())) break
    await fillIn(page, scheme.survey ?? scheme.form, { satisfied: 'p5', rested: 'p4', 'apply-easy': 'p5' })
    await page.locator('main form button[type=submit]:not([name])').last().click()
  }
  assert.match(await page.locator('main').innerText(), /ありがとう/)

  const chief = await site.visitor({ as: 'kacho', device: 'desk', script: true })
  await chief.goes('/office/figures')
  await chief.goes('/office/table')
})

/** What the midwife saw. */
const report: Answers = {
  'arrived-at': '10:02',
  'left-at': '15:55',
  'staff-qualifications': ['midwife'],
  'staff-name': '松本 さゆり',
  uterus: 'usual',
  breasts: 'usual',
  sleep: 'little',
  mood: 'calm',
  'epds-done': false,
  'care-given': ['rest', 'meals'],
  handover: 'none',
  incident: false,
  collected: 1000,
}

async function confirmIfAsked(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (await dialog.isVisible().catch(() => false)) await dialog.locator('button[type=submit]').last().click()
}

async function couponOf(holder: string): Promise<{ number: string }> {
  return site.owner
    .selectFrom('vouchers')
    .select('number')
    .where('holder', '=', holder)
    .executeTakeFirstOrThrow()
}
