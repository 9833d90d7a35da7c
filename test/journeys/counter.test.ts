import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { goBack } from './back.ts'
import { house } from './browser.ts'

const site = await house()

/** Opens a visit at the desk, asks for a code and types it into the tablet. */
async function handOver(desk: Page, tablet: Page): Promise<void> {
  // An earlier code would still stand there.
  await desk.reload()
  await desk.getByRole('button', { name: /番号を出す|新しい番号を出す/ }).click()
  const code = await desk.locator('[aria-live] strong').innerText()
  await tablet.goto('/mannaka/counter')
  await tablet.getByLabel('番号').fill(code)
  await tablet.getByRole('button', { name: 'はじめる' }).click()
  await tablet.waitForURL(/counter\/(explain|ask|fill|result)/)
}

/** What somebody would press: a mother of one child, divorced. */
async function answer(page: Page): Promise<void> {
  const years = page.locator('input[name$=".year"]')
  for (let at = 0; at < (await years.count()); at++) {
    await page.locator('select[name$=".era"]').nth(at).selectOption('西暦')
    await years.nth(at).fill('2019')
    await page.locator('input[name$=".month"]').nth(at).fill('5')
    await page.locator('input[name$=".day"]').nth(at).fill('1')
  }
  const names = await page
    .locator('input[type=radio]')
    .evaluateAll(boxes => [...new Set(boxes.map(box => (box as unknown as { name: string }).name))])
  for (const name of names) {
    const wanted = /cared|lives-with|in-japan|health-insurance/.test(name) ? 'yes' : 'no'
    const box = page.locator(`input[name="${name}"][value="${wanted}"]`)
    if ((await box.count()) > 0) await box.check()
    else await page.locator(`input[name="${name}"]`).first().check()
  }
  const select = page.locator('main select:not([name$=".era"])')
  if ((await select.count()) > 0) await select.first().selectOption('divorced')
  const ticks = page.locator('main input[type=checkbox]')
  if ((await ticks.count()) > 0) await ticks.last().check()
  const number = page.locator('input[inputmode=decimal]')
  if ((await number.count()) > 0) await number.first().fill('1')
}

const next = (page: Page) => page.locator('main form button:not(.sr-only)', { hasText: '次へ進む' })

/** Presses, and waits for the page that comes: it may have the same address. */
async function loaded(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()])
}

test('a mother is handed the tablet, answers, sees her papers, and leaves nothing behind', async () => {
  const desk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  await desk.goes('/office/visits')
  assert.match(await desk.page.locator('main').innerText(), /窓口1/)
  assert.match(await desk.page.locator('main').innerText(), /戸籍全部事項証明書/)
  await desk.page.getByLabel('来庁を始める').fill('窓口3')
  await desk.page.locator('main').getByRole('button', { name: '始める' }).click()
  await desk.page.waitForURL(/visits\/[0-9a-f-]{36}/)
  await desk.look('a visit at the desk')

  const tablet = await site.visitor({ device: 'tablet', script: true })
  const { page } = tablet
  await tablet.goes('/mannaka/counter')
  await handOver(desk.page, page)
  await tablet.look('the explanation')
  await page.getByRole('button', { name: '説明を飛ばす' }).click()
  await page.waitForURL(/ask\/1/)
  await tablet.look('the first question')
  await page.setViewportSize({ width: 768, height: 1024 })
  await tablet.look('the first question upright')
  for (let step = 0; step < 30 && page.url().includes('/ask/'); step++) {
    const before = page.url()
    await answer(page)
    await loaded(page, next(page))
    if (step === 3) await tablet.look('a question on the way')
    if (page.url() === before) await loaded(page, page.getByRole('button', { name: /わからない/ }))
  }
  await page.waitForURL(/result/)
  await tablet.look('what it comes to')
  const result = await page.locator('main').innerText()
  assert.match(result, /児童扶養手当/)
  await page.getByLabel('児童扶養手当', { exact: false }).first().check()
  await page.getByRole('button', { name: '様式を作る' }).click()
  await page.waitForURL(/fill/)
  await tablet.look('written once')
  await page.locator('input[name="name.family"]').fill('青木')
  await page.locator('input[name="name.given"]').fill('由美')
  await page.locator('input[name="name.familyKana"]').fill('アオキ')
  await page.locator('input[name="name.givenKana"]').fill('ユミ')
  await loaded(page, next(page))
  for (let step = 0; step < 90 && page.url().endsWith('/fill'); step++) {
    await loaded(page, page.getByRole('button', { name: '書かずに進む' }))
  }
  await page.waitForURL(/forms/)
  await tablet.look('the forms')
  assert.match(await page.locator('main').innerText(), /口座届/)

  await desk.page.reload()
  await desk.look('the visit with its papers')
  await desk.page.getByRole('link', { name: '様式と申請' }).click()
  await desk.page.waitForURL(/forms/)
  await desk.look('forms to print')

  await page.getByRole('button', { name: '終わる' }).click()
  await page.waitForURL(/done/)
  await tablet.look('the end')
  assert.deepEqual(await page.context().cookies(), [], 'no cookie is left')
  await goBack(page)
  await page.waitForURL(/counter(\?released)?$/)
  assert.doesNotMatch(await page.locator('body').innerText(), /青木|口座届/)

  await desk.page.getByRole('button', { name: /児童扶養手当を.*受け付ける/ }).click()
  await desk.page.getByText('受付番号').first().waitFor()
})

test('a tablet left alone warns, then closes; the staff open it again', async () => {
  const desk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  await desk.page.goto('/office/visits')
  await desk.page.locator('main').getByRole('button', { name: '始める' }).click()
  await desk.page.waitForURL(/visits\/[0-9a-f-]{36}/)
  const tablet = await site.visitor({ device: 'tablet', script: true })
  const { page } = tablet
  await page.clock.install()
  await handOver(desk.page, page)
  await page.clock.fastForward(61_000)
  await page.getByRole('dialog').waitFor()
  await tablet.look('the warning')
  await page.getByRole('button', { name: '続ける' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.clock.fastForward(61_000)
  await page.clock.fastForward(31_000)
  await page.waitForURL(/released/)
  assert.deepEqual(await page.context().cookies(), [])
  await tablet.look('closed by itself')
  await handOver(desk.page, page)
})

test('forms are mapped by staff', async () => {
  const desk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  await desk.goes('/office/papers')
  await desk.page.locator('main table a').first().click()
  await desk.page.waitForURL(/papers\/[0-9a-f-]{36}/)
  await desk.look('where things go on a form')
  await desk.page.getByRole('button', { name: '新しい版として保存する' }).click()
  await desk.page.getByText('新しい版として保存しました').waitFor()
})
