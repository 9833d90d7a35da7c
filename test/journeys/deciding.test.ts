import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house } from './browser.ts'

const site = await house()
const second = 1000

/** The mailbox of a demo, until the mail is there; how long that took, in milliseconds. */
async function mailAbout(number: string, address: string): Promise<number> {
  const since = Date.now()
  const reader = await site.visitor({ device: 'desk' })
  for (;;) {
    await reader.page.goto(`/demo/mailbox?to=${encodeURIComponent(address)}`)
    const mails = reader.page.getByRole('link', { name: new RegExp(`お手続きのお知らせ.*${number}`) })
    if ((await mails.count()) > 0) return Date.now() - since
    assert.ok(Date.now() - since < 20 * second, `no mail to ${address} about ${number}`)
    await reader.page.waitForTimeout(200)
  }
}

test('a clean case: from the queue to the sent decision in three presses, and to the mailbox in seconds', async () => {
  const chief = await site.visitor({ as: 'kakaricho', device: 'desk', script: true })
  const { page, clicks } = chief
  await chief.goes('/office')
  await chief.goes('/office/cases?queue=mine')
  const row = page
    .getByRole('row')
    .filter({ hasText: '問題なし' })
    .filter({ hasText: /あなたの番$|あなたの番\d/ })
    .first()
  const number = (await row.innerText()).match(/\d{4}-\d{5}/)?.[0] ?? ''
  assert.ok(number, 'a clean case awaits the subsection chief')
  clicks.since()
  await chief.press((await row.getByRole('link').first().innerText()).trim(), 'link')
  await page.waitForURL(/\/office\/cases\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: '申請の内容と自動確認' }).waitFor()
  await chief.look('a clean case')
  const address = (await page.locator('main').innerText()).match(/[\w.+-]+@[\w.-]+/)?.[0] ?? ''
  await chief.press(/^決裁する/)
  await chief.look('what deciding will cause')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^決裁する/ })
    .click()
  await page.getByText('決裁しました。').waitFor()
  // The press inside the dialog is one more.
  assert.ok(clicks.count() + 1 <= 3, `${clicks.count() + 1} presses`)
  const waited = await mailAbout(number, address)
  assert.ok(waited < 15 * second, `the mail took ${waited} ms`)
  await page.reload()
  await page.getByText('通知書を発行').first().waitFor()
  await page.getByRole('link', { name: '通知書を見る' }).first().click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await chief.look('the letter')
})

test('many clean cases: tick all, press once, confirm', async () => {
  const chief = await site.visitor({ as: 'kakaricho', device: 'desk', script: true })
  const { page } = chief
  await page.goto('/office/cases?queue=mine&scheme=postpartum-care')
  await page.getByLabel('すべて選ぶ').or(page.locator('thead input[type=checkbox]')).first().click()
  await page.keyboard.press('Tab')
  const together = page.getByRole('button', { name: /^選んだ\d+件を/ })
  const count = Number((await together.innerText()).match(/\d+/)?.[0])
  assert.ok(count > 0)
  await together.click()
  await chief.look('deciding many')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^\d+件を/ })
    .click()
  await page.getByText(`${count}件を決裁しました。`).first().waitFor()
  await chief.look('decided many')
})

test('returning for correction and refusing show beforehand what the applicant will read', async () => {
  const clerk = await site.visitor({ as: 'tanto', device: 'desk', script: true })
  const { page } = clerk
  await clerk.goes('/office/cases?queue=attention')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { name: '申請の内容と自動確認' }).waitFor()
  const here = new URL(page.url()).pathname
  await page.locator('summary', { hasText: 'コメント' }).first().click()
  await page.locator('textarea:visible').first().fill('母子健康手帳のとおりに書いてください。')
  await page.locator('details[open]').getByRole('button', { name: 'コメントを付ける' }).first().click()
  await page.getByText('コメントを付けました').waitFor()
  await clerk.look('a remark beside an answer')
  await clerk.goes(`${here}/return`)
  assert.ok((await page.locator('article').first().innerText()).includes('母子健康手帳のとおりに'))
  await page.goto(here)
  const refuse = page.locator(`a[href^="${here}/decide/"]`).first()
  await clerk.goes((await refuse.getAttribute('href')) ?? '')
  await page.getByLabel('日本語（通知書の正文）').first().fill('利用できる期間を過ぎているため。')
  await page.getByRole('button', { name: '通知書の見本を更新する' }).click()
  await page.locator('article', { hasText: '利用できる期間を過ぎているため。' }).first().waitFor()
  const letter = await page.locator('article').first().innerText()
  assert.ok(letter.includes('審査請求'), '教示 stands in the letter')
  await page.getByRole('button', { name: /^起案する/ }).click()
  await page.waitForURL(`**${here}`)
  await page.getByText('起案した').first().waitFor()
  await clerk.goes('/office/proposals')
  await clerk.goes('/office/batches')
})
