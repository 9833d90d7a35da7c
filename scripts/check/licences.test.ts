import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allows, licences } from './licences.ts'
import { treeOf } from './tree.ts'

function wrongs(licence: string | undefined, kind: 'dependencies' | 'devDependencies', readme?: string) {
  const files = {
    'package.json': JSON.stringify({ [kind]: { kept: '1.0.0', judged: '1.0.0' } }, null, 2),
    'package-lock.json': JSON.stringify({
      packages: { 'node_modules/kept': { license: 'MIT' }, 'node_modules/judged': { license: licence } },
    }),
  }
  return licences(treeOf(readme === undefined ? files : { ...files, 'README.md': readme })).map(
    found => found.wrong,
  )
}

test('permissive licences pass', () => {
  for (const licence of [
    'MIT',
    'ISC',
    'Apache-2.0',
    'OFL-1.1',
    'MIT OR GPL-3.0-or-later',
    '(MIT AND Zlib)',
  ]) {
    assert.deepEqual(wrongs(licence, 'dependencies'), [], licence)
  }
})

test('others are refused, and so is saying nothing', () => {
  assert.deepEqual(wrongs('LGPL-3.0-or-later', 'dependencies'), ['judged is under LGPL-3.0-or-later'])
  assert.deepEqual(wrongs(undefined, 'dependencies'), ['judged is under no stated licence'])
  assert.ok(wrongs('AGPL-3.0-only', 'dependencies').includes('judged is under AGPL-3.0-only'))
})

test('MPL is for development only', () => {
  assert.deepEqual(wrongs('MPL-2.0', 'devDependencies'), [])
  assert.deepEqual(wrongs('MPL-2.0', 'dependencies'), ['judged is under MPL-2.0'])
})

test('every choice of an expression must be allowed as a whole', () => {
  const mit = new Set(['MIT'])
  assert.equal(allows('MIT OR Apache-2.0', mit), true)
  assert.equal(allows('MIT AND Apache-2.0', mit), false)
})

test('strong copyleft is found in what our packages bring along', () => {
  const lock = JSON.stringify({
    packages: { 'node_modules/a/node_modules/deep': { license: 'AGPL-3.0-or-later' } },
  })
  const found = licences(treeOf({ 'package.json': '{}', 'package-lock.json': lock }))
  assert.deepEqual(
    found.map(finding => finding.wrong),
    ['deep is under AGPL-3.0-or-later'],
  )
})

test('once the README has a table, every package is in it', () => {
  assert.deepEqual(wrongs('MIT', 'dependencies', '# Name'), [])
  assert.deepEqual(wrongs('MIT', 'dependencies', '| `kept` | MIT | why |'), [
    'judged is missing from the table of dependencies in README.md',
  ])
  assert.deepEqual(wrongs('MIT', 'dependencies', '| `kept` | MIT | why |\n| `judged` | MIT | why |'), [])
})
