import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOf } from '../feel/temporal.ts'
import { sampleScheme } from '../publish/sample.ts'
import { assess } from './assess.ts'
import { derive } from './derive.ts'
import { documentsFor } from './documents.ts'
import { runExamples } from './examples.ts'
import { evaluateText } from './expression.ts'
import { fill, partsOf } from './fill.ts'
import { missingFacts, nextQuestion } from './next-question.ts'
import { parametersAt } from './parameters.ts'
import { factsFromPlain, plainOf } from './plain.ts'
import { judging } from './scope.ts'

const scheme = sampleScheme()
const facts = (plain: Record<string, unknown>) => factsFromPlain(scheme.facts, plain)
const good = { 住民: true, 生年月日: '2020-04-11', 級: 'first', きょうだい: [] }
const on = '2026-04-10'

test('parameters are those of the day, both ends inside', () => {
  assert.equal(parametersAt(scheme, '2026-03-31').料金, 500)
  assert.equal(parametersAt(scheme, '2026-04-01').料金, 600)
  assert.equal(parametersAt(scheme, '2025-03-31').料金, undefined)
})

test('formulas are worked out in the order they need, whatever order they stand in', () => {
  const derived = derive(scheme, facts({ きょうだい: [{ age: 3 }, { age: 17 }, { age: 18 }] }), on)
  assert.deepEqual([derived.兄弟数, derived.多子], [2, true])
  assert.deepEqual(derived.基準日, dateOf(on))
  assert.equal(derive(scheme, {}, on).多子, undefined)
  // Worked out anew on facts that were derived before.
  assert.equal(derive(scheme, { ...derived, きょうだい: [] }, on).多子, false)
})

test('what is missing of an item that a formula took from a list is told under that list', () => {
  const formula = { type: 'list' as const, from: 'formula' as const, label: { ja: '年長' } }
  const children = {
    name: '年長',
    formula: 'きょうだい[age >= 10]',
    fields: { age: 'number' as const },
    ...formula,
  }
  const own = { ...scheme, facts: [...scheme.facts, children] }
  const at = judging(own, on)
  const derived = derive(own, facts({ きょうだい: [{ age: 17 }] }), on)
  const taken = { ...derived, 年長: [{ ...(derived.年長 as object[])[0] }] }
  assert.deepEqual(evaluateText('年長[1].age > 3', derived, at), { kind: 'value', value: true })
  // An item that a formula made itself is told under the formula.
  assert.deepEqual(evaluateText('年長[1].身長 > 3', taken, at), { kind: 'unknown', missing: ['年長.身長'] })
  assert.deepEqual(evaluateText('年長[1].身長 > 3', derived, at), {
    kind: 'unknown',
    missing: ['きょうだい.身長'],
  })
})

test('eligible, not eligible and unknown are three things', () => {
  assert.equal(assess(scheme, facts(good), on).outcome, 'eligible')
  assert.equal(assess(scheme, facts({ ...good, 住民: false }), on).outcome, 'not-eligible')
  const unknown = assess(scheme, facts({ ...good, 住民: undefined }), on)
  assert.deepEqual([unknown.outcome, unknown.missing], ['unknown', ['住民']])
  const empty = assess(scheme, facts({ ...good, 住民: null }), on)
  assert.deepEqual([empty.outcome, empty.missing], ['unknown', []])
  assert.ok(empty.clauses.find(clause => clause.rule === 'resident')?.byHand)
  // One failing rule settles it, whatever else is unknown.
  assert.deepEqual(assess(scheme, facts({ 住民: false }), on).missing, [])
})

test('the age is that of Japanese law: the day before the birthday', () => {
  assert.equal(assess(scheme, facts(good), '2026-04-10').outcome, 'eligible')
  assert.equal(assess(scheme, facts(good), '2026-04-09').outcome, 'not-eligible')
})

test('reasons are composed in every language, with what decided and the clause', () => {
  const result = assess(scheme, facts(good), '2026-04-09')
  const clause = result.clauses.find(each => each.rule === 'age')
  assert.equal(clause?.outcome, 'fails')
  assert.deepEqual(clause?.reason, {
    ja: '令和8年4月9日に6歳になっていません（令和2年4月11日生まれ）。',
    'ja-easy': '2026年4月9日に6歳になっていません（2020年4月11日生まれ）。',
    en: 'Under 6 on 9 April 2026.',
  })
  assert.equal(clause?.remedy?.ja, '6歳になったら申し込めます。')
  assert.equal(clause?.clause.article, '第3条')
  assert.ok(clause?.explanation?.facts.some(fact => fact.name === '生年月日'))
})

test('a rule is silent outside its condition and its time; cautions do not decide', () => {
  const young = assess(scheme, facts({ ...good, 級: 'second' }), '2026-04-09')
  assert.equal(young.clauses.find(clause => clause.rule === 'level-known')?.outcome, 'silent')
  assert.ok(!young.clauses.some(clause => clause.rule === 'old-rule'))
  const old = assess(scheme, facts({ ...good, 生年月日: '2010-01-01' }), '2026-03-31')
  assert.equal(old.outcome, 'not-eligible')
  const second = assess(scheme, facts({ ...good, 級: 'second' }), on)
  assert.equal(second.outcome, 'eligible')
  assert.equal(second.cautions[0]?.reason?.ja, '「泳げる」を選んだ人は、泳ぎを見て決めます。')
})

test('documents: needed, not needed, perhaps', () => {
  const needs = (plain: Record<string, unknown>) =>
    documentsFor(scheme, facts(plain), on).map(need => `${need.document.id}:${need.needed}`)
  assert.deepEqual(needs(good), ['photo:yes'])
  assert.deepEqual(needs({ きょうだい: [{ age: 1 }, { age: 2 }] }), ['photo:yes', 'siblings:yes'])
  assert.deepEqual(needs({}), ['photo:yes', 'siblings:unknown'])
})

test('the next question is the first of the form that can still change the outcome', () => {
  assert.equal(nextQuestion(scheme, {}, on)?.question?.id, 'birth')
  assert.deepEqual(
    missingFacts(scheme, {}, on).map(missing => [missing.fact, missing.from]),
    [
      ['生年月日', 'answer'],
      ['住民', 'register'],
    ],
  )
  assert.equal(nextQuestion(scheme, facts({ 住民: false }), on), undefined)
  assert.equal(nextQuestion(scheme, facts({ 生年月日: '2000-01-01' }), on), undefined)
})

test('asking what is missing always ends, and never asks what cannot change the outcome', () => {
  const values = {
    住民: fc.boolean(),
    生年月日: fc.constantFrom('2000-01-01', '2026-01-01'),
    級: fc.constantFrom('first', 'second'),
  }
  fc.assert(
    fc.property(fc.record(values), full => {
      const known: Record<string, unknown> = {}
      const asked: string[] = []
      for (let missing = missingFacts(scheme, {}, on); missing.length > 0; ) {
        const name = missing[0]?.fact ?? ''
        assert.ok(!asked.includes(name))
        asked.push(name)
        known[name] = full[name as keyof typeof full]
        missing = missingFacts(scheme, facts(known), on)
      }
      assert.equal(assess(scheme, facts(known), on).outcome, assess(scheme, facts(full), on).outcome)
      assert.ok(!asked.includes('級'))
    }),
  )
})

test('facts from plain data and back', () => {
  const plain = { 生年月日: '2020-04-11', きょうだい: [{ age: 3 }], 住民: null, 氏名: '2020-04-11' }
  const known = facts(plain)
  assert.deepEqual(known.生年月日, dateOf('2020-04-11'))
  assert.equal(known.氏名, '2020-04-11')
  assert.deepEqual(plainOf(known), plain)
})

test('wordings are filled; what cannot be is left standing and reported', () => {
  const filling = { facts: { 額: 12500, 日: dateOf('2026-04-01'), 表: ['a', 'b'], 空: null, はい: true } }
  const filled = (template: string, language: 'ja' | 'ja-easy' | 'en' = 'ja') =>
    fill(template, language, filling)
  assert.equal(
    filled('{円(額)}・{額}・{日}・{西暦(日)}・{表}・{はい}').text,
    '12,500円・12500・令和8年4月1日・2026年4月1日・a、b・はい',
  )
  assert.equal(filled('{円(額)} {和暦(日)}', 'en').text, '12,500 yen 1 April 2026')
  assert.equal(filled('{和暦(日)}', 'ja-easy').text, '2026年4月1日')
  const open = filled('{無}と{空}と{円(日)}')
  assert.equal(open.text, '{無}と{空}と{円(日)}')
  assert.deepEqual(
    open.problems.map(problem => problem.missing),
    [['無'], [], []],
  )
  assert.deepEqual(partsOf('{和暦(日)} {額 + 1}'), ['日', '額 + 1'])
})

test('examples tell the difference', () => {
  assert.deepEqual(
    runExamples(scheme).map(result => result.ok),
    [true],
  )
  const wrong = sampleScheme({
    examples: [
      {
        name: '6歳の住民',
        expect: { outcome: 'unknown', reasons: ['age'], missing: ['級'], use: { units: 1, limit: 9 } },
      },
    ],
  })
  const [result] = runExamples(wrong)
  for (const part of ['unknown', 'age', '級', '数は「1」のはずが「0.5」', '上限は「9」のはずが「5」']) {
    assert.ok(result?.difference?.includes(part), `${part}: ${result?.difference}`)
  }
})
