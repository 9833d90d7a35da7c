import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Opens the newest mail about something in the on-screen mailbox of an address, once it has come. */
export async function openMail(page: Page, address: string, about: string | RegExp): Promise<void> {
  const since = Date.now()
  for (;;) {
    await page.goto(`/demo/mailbox?to=${encodeURIComponent(address)}`)
    const mail = page.locator('main a[href*="/demo/mailbox/"]').filter({ hasText: about })
    if ((await mail.count()) > 0) return mail.first().click()
    assert.ok(Date.now() - since < 15_000, `no mail to ${address} about ${about}`)
    await page.waitForTimeout(200)
  }
}
