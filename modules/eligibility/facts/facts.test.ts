import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scheme } from '#test/scheme.ts'
import { declaredOnly } from './rules.ts'

const care = scheme()
const on = '2026-06-01'

test('facts a scheme does not declare are left out; null stays, undefined is unknown', () => {
  const facts = declaredOnly(care, { 課税区分: null, 支援措置: true, 転入日: undefined, 申請日: on })
  assert.deepEqual(Object.keys(facts).sort(), ['申請日', '課税区分'])
  assert.equal(facts.課税区分, null)
})
