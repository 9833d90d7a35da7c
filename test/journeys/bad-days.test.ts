import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { goBack } from './back.ts'
import { house, type Visitor } from './browser.ts'
import { fillBox } from './form.ts'
import { openMail } from './mailbox.ts'

const site = await house()
const apply = '/mannaka/apply/postpartum-care'

async function goOn({ page }: Visitor): Promise<void> {
  await page.locator('main form button[type=submit]:not([name])').last().click()
}

async function begin(mother: Visitor): Promise<void> {
  await mother.page.goto(apply)
  await goOn(mother)
  await mother.page.waitForURL(/\/situation/)
}

const heading = (mother: Visitor) => mother.page.locator('main h1').innerText()

test('the back button loses nothing, and another answer changes the way', async () => {
  const mother = await site.visitor({ as: 'naomi', device: 'phone' })
  const { page } = mother
  await begin(mother)
  await fillBox(page, 'situation', ['pregnant'])
  await goOn(mother)
  assert.match(await heading(mother), /予定日/)
  await goBack(page)
  assert.match(page.url(), /\/situation/)
  await fillBox(page, 'situation', ['birth'])
  await goOn(mother)
  assert.match(await heading(mother), /出産/)
  const born = addDays(tokyoDay(new Date()), -40).split('-').map(Number)
  await fillBox(page, 'birth-date.year', [String(born[0])])
  await fillBox(page, 'birth-date.month', [String(born[1])])
  await fillBox(page, 'birth-date.day', [String(born[2])])
  await goOn(mother)
  await goBack(page)
  assert.equal(await page.locator('main [name="birth-date.year"]').inputValue(), String(born[0]))
  await page.goto(apply)
  await mother.look('a draft to go on with')
  await page.locator('main a[href*="/apply/"]').first().click()
  assert.match(page.url(), /\/discharge/, 'goes on where the answers end')
})

test('a session that ends while writing: what was typed is there after signing in again', async () => {
  const mother = await site.visitor({ as: 'naomi', device: 'phone', script: true })
  const { page } = mother
  await page.goto(apply)
  await page.locator('main a[href*="/apply/"]').first().click()
  await page.waitForURL(/\/discharge/)
  await page.goto(page.url().replace(/\/discharge.*/, '/birthplace'))
  await fillBox(page, 'birthplace', ['みどり産婦人科𠮷田分院'])
  await page.context().clearCookies({ name: 'session' })
  await goOn(mother)
  await page.waitForURL(/\/sign-in/)
  await mother.look('the session has ended')
  await fillBox(page, 'email', ['naomi@example.jp'])
  await goOn(mother)
  await openMail(page, 'naomi@example.jp', 'ログイン')
  await page.locator('main a[href*="/sign-in/link/"]').click()
  await goOn(mother)
  await page.waitForURL(/\/birthplace/)
  await mother.look('what was typed is back')
  assert.equal(await page.locator('main [name=birthplace]').inputValue(), 'みどり産婦人科𠮷田分院')
})

test('pressing twice books once', async () => {
  const mother = await site.visitor({ as: 'ayaka', device: 'phone' })
  const { page } = mother
  const before = await bookings('髙橋　彩香')
  await page.goto('/mannaka/facilities?type=visit')
  await page.locator('main a[href*="/facilities/"]').first().click()
  await page.locator('main a[href*="/days/"]').last().click()
  await page.locator('main a[href*="/bookings/confirm"]').first().click()
  await page.locator('main form button[type=submit]').last().dblclick()
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}/)
  assert.equal(await bookings('髙橋　彩香'), before + 1)
  await mother.look('booked once')
  // And once more from the page before, as somebody impatient does.
  await goBack(page)
  await mother.look('the page before')
  const again = page.locator('main form button[type=submit]')
  if ((await again.count()) > 0) await again.last().click()
  assert.equal(await bookings('髙橋　彩香'), before + 1)
})

test('what is hers is not found by others, who are told what to do', async () => {
  const { id } = await site.owner
    .selectFrom('vouchers')
    .select('id')
    .where('holder', '=', '佐藤　美咲')
    .executeTakeFirstOrThrow()
  for (const somebody of ['ayaka', 'haruka', 'tanto', 'hidamari']) {
    const other = await site.visitor({ as: somebody, device: 'phone' })
    const answer = await other.page.goto(`/mannaka/vouchers/${id}`)
    await other.look(`not for ${somebody}`)
    if (somebody === 'ayaka') assert.equal(answer?.status(), 404)
    assert.doesNotMatch(await other.page.locator('main').innerText(), /佐藤|美咲|残り/)
  }
})

async function bookings(holder: string): Promise<number> {
  const { count } = await site.owner
    .selectFrom('reservations')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('holder', '=', holder)
    .executeTakeFirstOrThrow()
  return count
}
