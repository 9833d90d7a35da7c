import assert from 'node:assert/strict'
import { test } from 'node:test'
import { order } from './order.ts'
import { treeOf } from './tree.ts'

const LIST = { 'modules/order.ts': "export const order = ['accounts', 'families', 'cases'] as const" }
const wrongs = (files: Record<string, string>) =>
  order(treeOf({ ...LIST, ...files })).map(finding => finding.wrong)

test('a module knows those listed before it', () => {
  const files = {
    'modules/accounts/read.ts': '',
    'modules/cases/read.ts': "import { a } from '#modules/accounts/read.ts'\nimport { b } from './rules.ts'",
    'modules/cases/rules.ts': '',
  }
  assert.deepEqual(wrongs(files), [])
})

test('a module does not know those listed after it, not even their types', () => {
  const found = wrongs({
    'modules/families/read.ts': "import type { C } from '#modules/cases/schema.ts'",
    'modules/cases/schema.ts': '',
  })
  assert.deepEqual(found, ['families imports cases, which comes after it in modules/order.ts'])
})

test('tests of an early module may look at a later one', () => {
  assert.deepEqual(
    wrongs({ 'modules/families/read.test.ts': "import { c } from '#modules/cases/read.ts'" }),
    [],
  )
})

test('every module folder is listed', () => {
  assert.deepEqual(wrongs({ 'modules/fees/read.ts': '', 'modules/fees/write.ts': '' }), [
    'module fees is not listed in modules/order.ts',
  ])
})

test('a circle is told as a way round', () => {
  const files = {
    'language/a.ts': "import './b.ts'",
    'language/b.ts': "import type { C } from './c.ts'",
    'language/c.ts': "import './a.ts'",
    'language/d.ts': "import './a.ts'",
  }
  assert.deepEqual(wrongs(files), [
    'imports run in a circle: language/a.ts → language/b.ts → language/c.ts → language/a.ts',
  ])
  assert.deepEqual(wrongs({ ...files, 'language/c.ts': '' }), [])
})

test('two circles are two findings', () => {
  const found = wrongs({
    'language/a.ts': "import './b.ts'",
    'language/b.ts': "import './a.ts'",
    'web/x.ts': "import './y.ts'",
    'web/y.ts': "import './x.ts'\nimport '../language/a.ts'",
  })
  assert.equal(found.length, 2)
})
