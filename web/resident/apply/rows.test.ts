import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme } from '#db/shipped.ts'
import { startApplication } from '#modules/applications/write.ts'
import { publishScheme } from '#modules/publishing/write.ts'
import { mannaka, system, world } from '#test/actors.ts'
import { app, textOf } from '#test/app.ts'
import { municipalities, resident } from '#test/builders.ts'

const w = await world()
await municipalities(w)
const site = await app(w)
const scheme = 'child-allowance'
const document = shippedScheme(scheme, String(mannaka))
await w.as(system(mannaka), ctx =>
  publishScheme(ctx, { municipality: mannaka, document, effectiveFrom: '2025-04-01' }),
)

test('a question about a child is put once the answers about that child open it, without script', async () => {
  const mother = await resident(w, { registered: true })
  const as = await site.signIn(mother)
  const { id } = await w.as(mother, ctx =>
    startApplication(ctx, { municipality: mannaka, scheme, channel: 'online' }),
  )
  const page = `/mannaka/apply/${scheme}/${id}/children`
  const put = (html: string, field: string) => html.includes(`name="children.0.${field}"`)
  const first = await (await site.get(page, { as })).text()
  assert.ok(put(first, 'child-in-japan'))
  assert.ok(!put(first, 'child-studying-abroad') && !put(first, 'child-supported'))

  const typed = {
    _shown: 'children',
    _revision: '0',
    'children.0.row': '1',
    'children.0.child-name': 'みどり',
    'children.0.child-birth-date.era': '西暦',
    'children.0.child-birth-date.year': '2015',
    'children.0.child-birth-date.month': '4',
    'children.0.child-birth-date.day': '1',
    'children.0.child-lives-with': 'no',
    'children.0.child-cared': 'yes',
    'children.0.child-facility': 'no',
    'children.0.child-in-japan': 'no',
  }
  const opened = await site.post(page, typed, { as })
  assert.equal(opened.status, 422)
  const second = await opened.text()
  assert.ok(put(second, 'child-studying-abroad'), 'now it is asked')
  assert.ok(!put(second, 'child-supported'), 'the child is not past 18')
  const done = await site.post(page, { ...typed, 'children.0.child-studying-abroad': 'yes' }, { as })
  assert.equal(done.status, 303, textOf(await done.text()).slice(0, 900))
})
