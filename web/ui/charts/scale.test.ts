import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { axisOf } from './scale.ts'

test('axes end on round numbers', () => {
  assert.deepEqual(axisOf(48).steps, [0, 20, 40, 60])
  assert.deepEqual(axisOf(4).steps, [0, 1, 2, 3, 4])
  assert.deepEqual(axisOf(0), { top: 1, steps: [0, 1] })
})

test('an axis reaches its largest value and has few lines', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), most => {
      const { top, steps } = axisOf(most)
      assert.ok(top >= most && steps.length >= 2 && steps.length <= 6, `${most}: ${steps}`)
    }),
  )
})
