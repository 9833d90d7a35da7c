import type { Page } from 'playwright-core'

/**
 * The browser's back button. Chromium may be changing the process of the page just then and answers that there is no
 * active page: nothing has moved yet, so it is pressed again.
 */
export async function goBack(page: Page): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await page.goBack()
      return
    } catch (error) {
      if (tries === 5 || !String(error).includes('Not attached to an active page')) throw error
      await page.waitForTimeout(200)
    }
  }
}
