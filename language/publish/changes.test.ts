import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Scheme } from '../scheme/scheme.ts'
import { unguardedBoundaries } from './boundaries.ts'
import { changesInWords } from './changes.ts'
import { pathFrom, pathText, reword, wordingsOf } from './edit.ts'
import { addRow } from './parameter-rows.ts'
import { sampleScheme } from './sample.ts'

const base = sampleScheme()
const source = { law: '実施要綱（2027年改正）', article: '別表' }
const withRow = (from: string, value: number): Scheme => ({
  ...base,
  parameters: base.parameters.map(each => {
    if (each.name !== '料金') return each
    const result = addRow({ ...each, unit: '円' }, { from, value, source })
    assert.ok(result.ok)
    return result.parameter
  }),
})

test('nothing is said of what is the same', () => {
  assert.deepEqual(changesInWords(base, sampleScheme()), [])
})

test('a reform reads as one sentence: from when, how much, until now, by what', () => {
  const [part, ...others] = changesInWords(
    {
      ...base,
      parameters: base.parameters.map(each => ({ ...each, unit: each.name === '料金' ? '円' : undefined })),
    },
    withRow('2027-04-01', 4500),
  )
  assert.equal(others.length, 0)
  assert.equal(part?.name, '金額・回数・期間')
  const [item] = part?.items ?? []
  assert.equal(item?.name, '料金')
  assert.deepEqual(item?.lines, [
    {
      what: '令和9年4月1日（2027年4月1日）から',
      before: '600円',
      after: '4,500円（実施要綱（2027年改正） 別表）',
    },
  ])
})

test('rewriting a row that was published is told as what it is', () => {
  const rewritten = structuredClone(base)
  const [row] = rewritten.parameters[0]?.rows ?? []
  if (row) row.value = 1
  const [line] = changesInWords(base, rewritten)[0]?.items[0]?.lines ?? []
  assert.match(line?.careful ?? '', /書き換えて/)
})

test('things are called by their names, not by their ids', () => {
  const changed = structuredClone(base)
  const question = changed.form.pages[0]?.questions[1]
  if (question) question.label = { ...question.label, en: 'Born on' }
  const [rule] = changed.rules
  if (rule) rule.consequence = 'caution'
  changed.workflow.standardDays = 5
  changed.letters.reverse()
  const said = changesInWords(base, changed).map(part => [
    part.name,
    ...part.items.map(item => [item.name, ...item.lines.map(line => line.what)]),
  ])
  assert.deepEqual(said, [
    ['対象の規則', ['住民', '当てはまらないとき']],
    ['申請フォーム', ['生年月日', '表示の文 › 英語']],
    ['手続と決裁', [undefined, '標準処理期間（日数）']],
    ['通知書と案内メール', [undefined, '順番']],
  ])
})

test('every wording can be found, put differently and told; nothing else changes', () => {
  const all = wordingsOf(base)
  assert.ok(all.length > 60)
  fc.assert(
    fc.property(fc.nat(all.length - 1), index => {
      const wording = all[index]
      assert.ok(wording)
      const path = pathFrom(pathText(wording.path))
      assert.deepEqual(path, wording.path)
      const ja = `${wording.text.ja}。`
      const draft = reword(base, wording.path, { ...wording.text, ja }, base)
      assert.ok(draft)
      const parts = changesInWords(base, draft)
      assert.equal(parts.length, 1)
      assert.equal(parts[0]?.part, wording.place.part)
      assert.equal(parts[0]?.items.length, 1)
      assert.equal(parts[0]?.items[0]?.lines.length, 1)
      assert.ok(parts[0]?.items[0]?.lines[0]?.after?.endsWith('。'))
    }),
    { numRuns: 60 },
  )
})

test('no wording where there is none; no path of anything but a path', () => {
  assert.equal(reword(base, ['id'], { ja: 'x' }, base), undefined)
  assert.equal(reword(base, ['rules', { key: 'id', is: 'nobody' }, 'name'], { ja: 'x' }, base), undefined)
  for (const text of ['', '{}', '[{}]', '[["title","x"]]', '[null]']) assert.equal(pathFrom(text), undefined)
})

test('a consent that reads differently becomes a new version, once', () => {
  const consent = (version: string, ja: string): Scheme => {
    const scheme = structuredClone(base)
    scheme.form.pages[0]?.questions.push({
      id: 'agree',
      kind: 'consent',
      label: { ja: '同意' },
      required: true,
      checks: [],
      shownTo: [],
      multiple: false,
      consent: { version, text: { ja } },
    })
    return scheme
  }
  const published = consent('1', '見ます。')
  const path = wordingsOf(published).find(each => each.text.ja === '見ます。')?.path ?? []
  const version = (scheme: Scheme | undefined) => scheme?.form.pages[0]?.questions[2]?.consent?.version
  const draft = reword(published, path, { ja: '見ます。渡しません。' }, published)
  assert.equal(version(draft), '2')
  assert.equal(draft && version(reword(draft, path, { ja: 'ほか' }, published)), '2')
  assert.equal(version(reword(published, path, { ja: '見ます。', en: 'We look.' }, published)), '1')
})

test('a new row wants an example on both sides of its day', () => {
  assert.deepEqual(unguardedBoundaries(base, base), [])
  const draft = withRow('2027-04-01', 700)
  assert.deepEqual(unguardedBoundaries(base, draft), [
    { parameter: '料金', from: '2027-04-01', lacks: ['after'] },
  ])
  const [example] = draft.examples
  assert.ok(example)
  const guarded = { ...draft, examples: [example, { ...example, name: '改正の日', on: '2027-04-01' }] }
  assert.deepEqual(unguardedBoundaries(base, guarded), [])
})
