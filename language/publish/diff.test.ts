import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyChanges, diff } from './diff.ts'
import { same } from './same.ts'
import { sampleScheme } from './sample.ts'

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const leaf = fc.oneof(fc.integer({ min: 0, max: 5 }), word, fc.boolean())
const thing = fc.record({ id: word, value: leaf, rows: fc.array(leaf, { maxLength: 3 }) })
const things = fc.uniqueArray(thing, { selector: each => each.id, maxLength: 5 })
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    things,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
  ),
}))

test('a thing does not differ from itself', () => {
  fc.assert(fc.property(tree, a => assert.deepEqual(diff(a, structuredClone(a)), [])))
  assert.deepEqual(diff(sampleScheme(), sampleScheme()), [])
})

test('applying the differences of two things to one gives the other', () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      const changes = diff(a, b)
      assert.ok(same(applyChanges(a, changes), b), JSON.stringify({ a, b, changes }))
      assert.equal(changes.length === 0, same(a, b))
    }),
    { numRuns: 500 },
  )
})

test('lists of named things: added in the middle, removed, moved', () => {
  fc.assert(
    fc.property(things, things, (a, b) => assert.ok(same(applyChanges(a, diff(a, b)), b))),
    { numRuns: 300 },
  )
})

test('the data given stays as it was', () => {
  const [a, b] = [{ list: [{ id: 'x', v: 1 }] }, { list: [{ id: 'y', v: 2 }] }]
  const copy = structuredClone(a)
  applyChanges(a, diff(a, b))
  assert.deepEqual(a, copy)
})

test('changes are not laid over data that says something else there', () => {
  const changes = diff({ rules: [{ id: 'x', must: 'a' }] }, { rules: [{ id: 'x', must: 'b' }] })
  assert.deepEqual(changes, [
    { kind: 'changed', path: ['rules', { key: 'id', is: 'x' }, 'must'], before: 'a', after: 'b' },
  ])
  assert.equal(applyChanges({ rules: [{ id: 'x', must: 'c' }] }, changes), undefined)
  assert.equal(applyChanges({ rules: [{ id: 'y', must: 'a' }] }, changes), undefined)
  assert.equal(
    applyChanges({ rules: [{ id: 'z' }] }, diff({ rules: [] }, { rules: [{ id: 'z' }] })),
    undefined,
  )
})
