import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Question } from '../scheme/form.ts'
import { closedFields } from './closed.ts'

const text = (ja: string) => ({ ja, 'ja-easy': ja, en: ja })
const children = Question.parse({
  id: 'children',
  kind: 'members',
  fact: '子ども',
  label: text('子ども'),
  fields: [
    { id: 'home', kind: 'yes-no', fact: '国内', label: text('国内') },
    { id: 'study', kind: 'yes-no', fact: '留学', when: '国内 = false', label: text('留学') },
    {
      id: 'school',
      kind: 'text',
      fact: '学校',
      when: '留学 = true and 市 = "まんなか"',
      label: text('学校'),
    },
  ],
})
const closed = (fields: Record<string, string[]>) =>
  closedFields([children], fields, { 市: 'まんなか' }, { today: '2026-11-23', on: '2026-11-23' })

test('a row puts only what its own answers open', () => {
  assert.deepEqual(closed({}), ['children.0.study', 'children.0.school'])
  assert.deepEqual(closed({ 'children.0.row': ['1'], 'children.0.home': ['yes'] }), [
    'children.0.study',
    'children.0.school',
  ])
  assert.deepEqual(closed({ 'children.2.home': ['no'] }), ['children.2.school'])
  assert.deepEqual(closed({ 'children.0.home': ['no'], 'children.0.study': ['yes'] }), [])
})

test('what stands behind a closed door opens nothing', () => {
  assert.deepEqual(closed({ 'children.0.home': ['yes'], 'children.0.study': ['yes'] }), [
    'children.0.study',
    'children.0.school',
  ])
})

test('questions without rows have nothing to close', () => {
  const plain = Question.parse({ id: 'a', kind: 'text', label: text('あ') })
  assert.deepEqual(closedFields([plain], {}, {}, { today: '2026-11-23' }), [])
})
