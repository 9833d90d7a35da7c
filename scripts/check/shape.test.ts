import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shape } from './shape.ts'
import { treeOf } from './tree.ts'

const wrongs = (path: string, text = '') => shape(treeOf({ [path]: text })).map(finding => finding.wrong)

test('known places and names pass', () => {
  for (const path of [
    'server.ts',
    'README.md',
    'modules/order.ts',
    'modules/refusals.ts',
    'modules/cases/write.ts',
    'modules/cases/approval/rules.ts',
    'modules/cases/approval/rules.test.ts',
    'modules/cases/write.correct.test.ts',
    'schemes/x/scheme.yaml',
    'web/resident/home.tsx',
    'docs/decisions/0001-scheme-is-data.md',
  ]) {
    assert.deepEqual(wrongs(path), [], path)
  }
})

test('unknown places are refused', () => {
  assert.match(wrongs('lib/a.ts')[0] as string, /top folder that is not known \(lib\/\)/)
  assert.match(wrongs('notes.txt')[0] as string, /file at the top/)
  assert.match(wrongs('schemes/x/rules.ts')[0] as string, /code inside schemes/)
})

test('names that say nothing are refused', () => {
  for (const path of ['platform/utils.ts', 'web/common/button.tsx', 'web/office/helpers.test.ts']) {
    assert.match(wrongs(path)[0] ?? '', /says nothing/, path)
  }
  assert.deepEqual(wrongs('web/ui/index.ts'), ['an index file'])
})

test('a module has the closed set of files', () => {
  assert.deepEqual(wrongs('modules/cases/queries.ts'), ['queries.ts is not a file name of a module'])
  assert.deepEqual(wrongs('modules/context.ts'), ['context.ts is not a file name of a module'])
  assert.deepEqual(wrongs('modules/cases/approval/route/rules.ts'), ['a module folder more than two deep'])
})

test('files end before they are too long', () => {
  assert.deepEqual(wrongs('language/a.ts', '\n'.repeat(400)), [])
  assert.deepEqual(wrongs('language/a.ts', '\n'.repeat(401)), ['401 lines, more than 400'])
  assert.deepEqual(wrongs('language/a.test.ts', '\n'.repeat(600)), [])
  assert.deepEqual(wrongs('language/a.test.ts', '\n'.repeat(601)), ['601 lines, more than 600'])
  assert.deepEqual(wrongs('db/types.ts', '\n'.repeat(900)), [])
  assert.deepEqual(wrongs('schemes/x/scheme.yaml', '\n'.repeat(900)), [])
})
