import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleScheme } from '../publish/sample.ts'
import { assess } from '../rules/assess.ts'
import { derive } from '../rules/derive.ts'
import { factsFromPlain } from '../rules/plain.ts'
import { compose, composeMail } from './compose.ts'

const scheme = sampleScheme()
const on = '2026-04-10'
const known = (plain: Record<string, unknown>) => derive(scheme, factsFromPlain(scheme.facts, plain), on)
const letter = (id: string) => {
  const found = scheme.letters.find(each => each.id === id)
  assert.ok(found)
  return found
}
const facts = known({
  氏名: '髙﨑　花子',
  級: 'first',
  申請日: '2026-04-01',
  きょうだい: [{ age: 1 }, { age: 2 }],
})

test('a letter is composed from facts, with labels, money and dates', () => {
  assert.deepEqual(compose(letter('granted'), scheme, { facts, language: 'ja', on }), {
    title: '決定通知書',
    blocks: [
      { kind: 'text', text: '髙﨑　花子 様' },
      {
        kind: 'rows',
        rows: [
          { label: '級', value: 'はじめて' },
          { label: '料金', value: '600円' },
          { label: '申請日', value: '令和8年4月1日' },
        ],
      },
      { kind: 'list', items: ['兄弟は2人'] },
    ],
    problems: [],
  })
  const english = compose(letter('granted'), scheme, { facts, language: 'en', on })
  assert.deepEqual(english.blocks[1], {
    kind: 'rows',
    rows: [
      { label: 'Level', value: 'Beginner' },
      { label: 'Fee', value: '600 yen' },
      { label: 'Applied on', value: '1 April 2026' },
    ],
  })
})

test('parts whose condition does not hold are left out', () => {
  const alone = known({ 氏名: '花', 級: 'first', 申請日: null, きょうだい: [] })
  const { blocks, problems } = compose(letter('granted'), scheme, { facts: alone, language: 'ja', on })
  assert.deepEqual(problems, [])
  assert.equal(blocks.length, 2)
  assert.equal(blocks[1]?.kind === 'rows' && blocks[1].rows.length, 2)
})

test('what is unknown is a problem with its place, never a gap', () => {
  const { problems } = compose(letter('granted'), scheme, {
    facts: known({ 級: 'first' }),
    language: 'ja',
    on,
  })
  assert.deepEqual(
    problems.map(problem => problem.path),
    ['blocks.0.text', 'blocks.1.rows.2.when', 'blocks.2.when'],
  )
  assert.deepEqual(problems[0]?.missing, ['氏名'])
})

test('a refusal gives its reasons and how to object, or is not sent', () => {
  const result = assess(scheme, known({ 住民: true, 生年月日: '2024-01-01' }), on)
  const reasons = result.clauses.flatMap(clause => (clause.reason ? [clause.reason] : []))
  const composed = compose(letter('refused'), scheme, { facts: result.facts, reasons, language: 'ja', on })
  assert.deepEqual(composed.problems, [])
  assert.deepEqual(composed.blocks, [
    { kind: 'heading', text: '理由' },
    { kind: 'list', items: ['令和8年4月10日に6歳になっていません（令和6年1月1日生まれ）。'] },
    { kind: 'text', text: '審査請求ができます。', remedies: true },
  ])
  assert.equal(
    compose(letter('refused'), scheme, { facts, language: 'ja', on }).problems[0]?.path,
    'blocks.1',
  )
  const open = compose(letter('refused'), scheme, { facts, reasons: [{ ja: '{何か}' }], language: 'ja', on })
  assert.match(open.problems[0]?.message ?? '', /埋まっていない/)
})

test('the mail', () => {
  assert.deepEqual(composeMail(letter('granted'), scheme, { facts, language: 'en', on }), {
    subject: 'Notice',
    body: 'A letter has come.',
    problems: [],
  })
})
