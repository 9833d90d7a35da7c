import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields } from '../../web/demo/stories.ts'
import { house } from './browser.ts'

const site = await house()

test('the landing page tells all cases and leads into those that work', async () => {
  const newcomer = await site.visitor({ device: 'desk' })
  await newcomer.goes('/')
  const stories = fields.flatMap(field => field.stories)
  assert.equal(stories.length, 16)
  assert.equal(await newcomer.page.getByRole('article').count(), 16)
  await newcomer.press(/佐藤 美咲/)
  await newcomer.page.waitForURL('**/mannaka')
  await newcomer.look('becoming a mother')
})
