import assert from 'node:assert/strict'
import { test } from 'node:test'
import { treeOf } from './tree.ts'
import { words } from './words.ts'

const findings = (path: string, text: string) => words(treeOf({ [path]: text }))
const wrongs = (path: string, text: string) => findings(path, text).map(finding => finding.wrong)

test('code names no particular scheme', () => {
  assert.match(wrongs('modules/cases/read.ts', 'if (id === "postpartum-care") x()')[0] ?? '', /postpartum/)
  assert.match(wrongs('language/feel.ts', '// 児童扶養手当の例')[0] ?? '', /児童扶養手当/)
  assert.match(wrongs('web/office/queue.tsx', 'const a = <p>産後ケア</p>')[0] ?? '', /産後ケア/)
  assert.match(wrongs('db/migrations/0001_a.sql', '-- 産後ケア')[0] ?? '', /産後ケア/)
})

test('schemes, demo, landing page and tests may', () => {
  for (const path of [
    'schemes/a/scheme.yaml',
    'db/demo/city.ts',
    'web/demo/landing.tsx',
    'language/feel.test.ts',
    'test/builders.ts',
    'README.md',
  ]) {
    assert.deepEqual(wrongs(path, '// 産後ケア'), [], path)
  }
})

test('unfinished work is found, in code and in SQL', () => {
  assert.match(wrongs('platform/a.ts', '\n// TODO later')[0] ?? '', /TODO/)
  assert.match(wrongs('db/migrations/0001_a.sql', '-- FIXME')[0] ?? '', /FIXME/)
  assert.match(wrongs('web/a.tsx', 'const a = <p>Lorem ipsum dolor</p>')[0] ?? '', /Lorem ipsum/)
  assert.deepEqual(wrongs('platform/a.ts', 'const TODOS = 1 + result.todo'), [])
})

test('paths of one machine are found, relative ones are not', () => {
  assert.match(wrongs('README.md', 'see `/tmp/notes.md`')[0] ?? '', /\/tmp\//)
  assert.match(wrongs('platform/a.ts', "const a = '/work/x'")[0] ?? '', /\/work\//)
  assert.deepEqual(
    wrongs('platform/a.ts', "import './work/x.ts'\nconst url = 'https://a.example/work/1'"),
    [],
  )
})

test('fields carry no placeholder', () => {
  const [finding] = findings('web/ui/field.tsx', 'export const a = (\n  <input\n    placeholder="例" />\n)')
  assert.equal(finding?.wrong, 'a placeholder in a field')
  assert.equal(finding?.line, 3)
  assert.deepEqual(
    wrongs('web/ui/field.tsx', '// no placeholder here\nexport const a = <input name="placeholder" />'),
    [],
  )
})

test('an error message says more than that there was one', () => {
  assert.equal(wrongs('web/ui/a.tsx', 'const a = <p>エラーが発生しました。</p>').length, 1)
  assert.deepEqual(
    wrongs('web/ui/a.tsx', "const a = '保存の途中でエラーが発生しました。入力は残っています。'"),
    [],
  )
})
