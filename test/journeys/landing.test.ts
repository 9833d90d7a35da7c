import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields } from '../../web/demo/stories.ts'
import { house } from './browser.ts'

const site = await house()
const stories = fields.flatMap(field => field.stories)

test('the landing page tells all cases and leads into those that work', async () => {
  assert.deepEqual(
    stories.map(story => story.number).sort(),
    Array.from({ length: 16 }, (_, index) => String(index + 1).padStart(2, '0')),
  )
  for (const device of ['phone', 'desk'] as const) {
    const newcomer = await site.visitor({ device })
    await newcomer.goes('/')
    assert.equal(await newcomer.page.getByRole('article').count(), 16)
    await newcomer.press(/佐藤 美咲/)
    await newcomer.page.waitForURL('**/mannaka')
  }
})

for (const way of stories.flatMap(story => story.ways ?? [])) {
  test(`${way.who}: ${way.try}`, async () => {
    const newcomer = await site.visitor({ device: 'desk', as: way.persona, next: way.next })
    const answer = await newcomer.page.goto(way.next)
    assert.equal(answer?.status(), 200)
    assert.equal(new URL(newcomer.page.url()).pathname, new URL(way.next, site.address).pathname)
    assert.ok(await newcomer.page.locator('main h1').first().innerText())
  })
}
