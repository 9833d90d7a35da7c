import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scheme } from '#test/scheme.ts'
import { declaredOnly } from './facts/rules.ts'
import { precheck } from './rules.ts'

const care = scheme()
const on = '2026-06-01'
const supplied = declaredOnly(care, { 申請日: on, 市区町村名: 'まんなか市' })
const check = (answers: Parameters<typeof precheck>[1]) => precheck(care, answers, supplied, on)

test('asks only what decides, and one page at a time', () => {
  const first = check({})
  assert.deepEqual(
    first.next?.questions.map(question => question.id),
    ['situation'],
  )
  assert.equal(first.assessment.outcome, 'unknown')
  const second = check({ situation: 'birth' })
  assert.deepEqual(
    second.next?.questions.map(question => question.id),
    ['birth-date'],
  )
})

test('ends with what only the office knows, never with a no', () => {
  const done = check({ situation: 'birth', 'birth-date': '2026-05-01' })
  assert.equal(done.next, undefined)
  assert.equal(done.assessment.outcome, 'unknown')
  assert.ok(done.open.includes('住民登録あり'))
})

test('says no as soon as it is sure, with the reason', () => {
  const no = check({ situation: 'birth', 'birth-date': '2025-06-01' })
  assert.equal(no.next, undefined)
  assert.equal(no.assessment.outcome, 'not-eligible')
  const failed = no.assessment.clauses.find(clause => clause.outcome === 'fails')
  assert.equal(failed?.reason?.ja, '出産から1年を過ぎているため。')
  assert.equal(check({ situation: 'birth', 'birth-date': '2025-06-02' }).assessment.outcome, 'unknown')
})

test('papers: those needed, and those that may be', () => {
  assert.deepEqual(
    check({}).documents.map(each => [each.document.id, each.needed]),
    [['certificate', 'unknown']],
  )
  assert.deepEqual(check({ situation: 'pregnant', reduction: false }).documents, [])
})

test('facts a scheme does not declare are left out; null stays, undefined is unknown', () => {
  const facts = declaredOnly(care, { 課税区分: null, 支援措置: true, 転入日: undefined, 申請日: on })
  assert.deepEqual(Object.keys(facts).sort(), ['申請日', '課税区分'])
  assert.equal(facts.課税区分, null)
})
