import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sample } from '../publish/sample.ts'
import { Scheme } from '../scheme/scheme.ts'
import { type Ask, guide } from './guide.ts'
import { factsFromPlain } from './plain.ts'
import { judgementOf } from './verdict.ts'

const text = (ja: string) => ({ ja, 'ja-easy': ja, en: ja })
const on = '2026-04-01'
const fact = (name: string, type: string, from = 'answer') => ({ name, type, from, label: text(name) })
const facts = [
  { ...fact('子ども', 'list'), fields: { 生年月日: 'date', 障害: 'boolean' } },
  fact('ひとり親', 'boolean'),
  fact('所得', 'number'),
  fact('妊娠中', 'boolean'),
  fact('妊娠週', 'number'),
  fact('住民', 'boolean', 'register'),
]
const ask = (id: string, kind: string, fact: string, more = {}) => ({
  id,
  title: text(id),
  questions: [{ id, kind, fact, label: text(id), ...more }],
})
const children = ask('children', 'members', '子ども', {
  fields: [
    { id: 'birth', kind: 'date', fact: '生年月日', label: text('生年月日') },
    { id: 'handicap', kind: 'yes-no', fact: '障害', label: text('障害') },
  ],
})
const rule = (id: string, must: string) => ({
  id,
  name: text(id),
  must,
  reason: text(id),
  clause: { law: '条例' },
  consequence: 'refuse',
})
const scheme = (id: string, pages: unknown[], rules: unknown[]) =>
  Scheme.parse({ ...sample, id, facts, parameters: [], rules, documents: [], examples: [], form: { pages } })

const young = 'some c in 子ども satisfies 年齢(c.生年月日, 基準日) < 18'
const allowance = scheme('allowance', [children], [rule('child', young)])
const single = scheme(
  'single',
  [children, ask('single', 'yes-no', 'ひとり親'), ask('income', 'number', '所得')],
  [rule('child', young), rule('alone', 'ひとり親'), rule('limit', '所得 < 2000000')],
)
const disabled = scheme(
  'disabled',
  [children],
  [rule('child', 'some c in 子ども satisfies 年齢(c.生年月日, 基準日) < 20 and c.障害')],
)
const pregnant = scheme(
  'pregnant',
  [ask('pregnant', 'yes-no', '妊娠中'), ask('week', 'number', '妊娠週', { when: '妊娠中 = true' })],
  [rule('resident', '住民 = true'), rule('week', '妊娠中 and 妊娠週 >= 8')],
)
const all = [allowance, single, disabled, pregnant]

interface Person {
  children: { 生年月日: string; 障害: boolean }[]
  ひとり親: boolean
  所得: number
  妊娠中: boolean
  妊娠週: number
}

/** Answers as the person would, until nothing is asked any more. */
function run(person: Person, schemes = all) {
  const asked: Ask[] = []
  let known: Record<string, unknown> = {}
  for (;;) {
    const { next, results } = guide(schemes, factsFromPlain(allowance.facts, known), on)
    if (!next) return { asked, results, known }
    asked.push(next)
    assert.ok(asked.length < 30, 'it ends')
    known = { ...known, ...answer(next, person, known) }
  }
}

function answer(next: Ask, person: Person, known: Record<string, unknown>): Record<string, unknown> {
  if (next.question.kind !== 'members') {
    const name = next.question.fact as keyof Person
    return { [name]: person[name] }
  }
  const rows = next.rowsKnown ? (known.子ども as object[]) : person.children.map(() => ({}))
  const names = next.fields?.map(id => (id === 'birth' ? '生年月日' : '障害')) ?? []
  return {
    子ども: rows.map((row, i) => ({
      ...row,
      ...Object.fromEntries(names.map(name => [name, person.children[i]?.[name as '障害']])),
    })),
  }
}

const person = (more: Partial<Person> = {}): Person => ({
  children: [],
  ひとり親: false,
  所得: 0,
  妊娠中: false,
  妊娠週: 10,
  ...more,
})

test('a shared fact is asked once, and nothing that can change no result', () => {
  const { asked } = run(person())
  assert.deepEqual(asked.map(each => each.id).sort(), ['children', 'pregnant'])
})

test('what a question depends on comes before it', () => {
  const ids = run(person({ 妊娠中: true }), [pregnant]).asked.map(each => each.id)
  assert.deepEqual(ids, ['pregnant', 'week'])
})

test('of children already named only what matters is asked', () => {
  const { asked } = run(person({ children: [{ 生年月日: '2020-05-05', 障害: true }] }))
  const more = asked.find(each => each.rowsKnown)
  assert.deepEqual(more?.fields, ['handicap'])
  const grown = run(person({ children: [{ 生年月日: '1990-05-05', 障害: true }] }))
  assert.ok(!grown.asked.some(each => each.rowsKnown), 'not of one who is grown up')
})

test('fields of a list that different schemes want are asked together', () => {
  const named = { id: 'birth', kind: 'date', fact: '生年月日', label: text('生年月日') }
  const handicap = { id: 'handicap', kind: 'yes-no', fact: '障害', label: text('障害') }
  const school = { id: 'school', kind: 'yes-no', fact: '在学', label: text('在学') }
  const studying = {
    ...fact('子ども', 'list'),
    fields: { 生年月日: 'date', 障害: 'boolean', 在学: 'boolean' },
  }
  const withFields = (id: string, field: unknown, must: string) =>
    Scheme.parse({
      ...scheme(id, [ask('children', 'members', '子ども', { fields: [named, field] })], []),
      facts: [studying, ...facts.slice(1)],
      rules: [rule('child', must)],
    })
  const both = [
    withFields('a', handicap, 'some c in 子ども satisfies c.障害'),
    withFields('b', school, 'some c in 子ども satisfies c.在学'),
  ]
  const { next } = guide(both, factsFromPlain(allowance.facts, { 子ども: [{ 生年月日: '2020-05-05' }] }), on)
  assert.deepEqual(next?.fields, ['handicap', 'school'])
  assert.deepEqual(
    next?.question.fields?.map(field => field.id),
    ['birth', 'handicap', 'school'],
  )
})

test('what only the office knows is not asked, and said', () => {
  const { results } = run(person({ 妊娠中: true }), [pregnant])
  assert.deepEqual(
    results.map(({ outcome, open, office }) => ({ outcome, open, office })),
    [{ outcome: 'unknown', open: [], office: ['住民'] }],
  )
})

test('a question that was skipped does not come again', () => {
  const first = guide([single], {}, on)
  const skipped = first.next?.facts ?? []
  const second = guide([single], {}, on, { skipped })
  assert.ok(second.next)
  assert.notEqual(second.next?.id, first.next?.id)
})

test('it ends with what all the answers together give, whoever is asked', () => {
  const child = fc.record({
    生年月日: fc.constantFrom('2003-04-02', '2008-04-02', '2020-01-01'),
    障害: fc.boolean(),
  })
  const anybody = fc.record({
    children: fc.array(child, { maxLength: 3 }),
    ひとり親: fc.boolean(),
    所得: fc.constantFrom(0, 1_999_999, 2_000_000),
    妊娠中: fc.boolean(),
    妊娠週: fc.constantFrom(7, 8),
  })
  fc.assert(
    fc.property(anybody, someone => {
      const { results } = run(someone)
      const { children: 子ども, ...rest } = someone
      const whole = factsFromPlain(allowance.facts, { ...rest, 子ども })
      for (const { scheme, outcome } of results) {
        assert.equal(outcome, judgementOf(scheme, whole, on).outcome, scheme.id)
      }
    }),
    { numRuns: 60 },
  )
})

const choice = (id: string, name: string, options: string[], more = {}) =>
  ask(id, 'choice', name, { options: options.map(each => ({ id: each, label: text(each) })), ...more })
const pregnancyFacts = [
  ...facts,
  ...['状況', '時期', '予定日', '心拍日', '終了日'].map(name =>
    fact(name, name.endsWith('日') ? 'date' : 'string'),
  ),
]
const withFacts = (id: string, pages: unknown[], rules: unknown[]) =>
  Scheme.parse({ ...scheme(id, pages, rules), facts: pregnancyFacts })
const care = withFacts(
  'care',
  [
    choice('situation', '状況', ['pregnant', 'birth'], {
      gives: { 時期: 'if 状況 = "birth" then "ended" else null' },
    }),
  ],
  [rule('situation', '状況 != null')],
)
const support = withFacts(
  'support',
  [
    choice('time', '時期', ['pregnant', 'ended', 'none']),
    { ...ask('due', 'date', '予定日'), when: '時期 = "ended"' },
    { ...ask('heart', 'date', '心拍日'), when: '時期 = "ended"' },
  ],
  [rule('time', '時期 != "none"'), rule('days', '時期 != "ended" or 心拍日 < 予定日')],
)

test('what an answer says besides is not asked again, and its questions stand on one page', () => {
  const both = [support, care]
  const first = guide(both, {}, on)
  assert.deepEqual([first.next?.id, first.next?.none], ['situation', true])
  assert.deepEqual(first.next?.schemes.toSorted(), ['care', 'support'])
  const { page } = guide(both, { 状況: 'birth' }, on)
  assert.deepEqual(page.map(each => each.id).toSorted(), ['due', 'heart'])
  assert.equal(guide(both, { 状況: null }, on).next?.id, 'time', 'none of these says nothing besides')
})

test('nobody is an answer where it settles, and never of a household', () => {
  assert.equal(guide([allowance], {}, on).next?.none, true)
  const home = scheme('home', [children], [rule('few', 'count(子ども) < 3')])
  assert.equal(guide([home], {}, on).next?.none, undefined)
})

test('once outcomes are settled, amounts are asked for where they are wanted', () => {
  const paid = Scheme.parse({
    ...single,
    rules: [rule('alone', 'ひとり親')],
    amounts: [
      { id: 'month', name: text('月額'), formula: '所得 / 100', unit: '円/月', clause: { law: '条例' } },
    ],
  })
  const settled = guide([paid], { ひとり親: true }, on)
  assert.equal(settled.next, undefined)
  assert.deepEqual(settled.results[0]?.more.amounts, ['所得'])
  assert.equal(guide([paid], { ひとり親: true }, on, { wanted: ['outcome', 'amounts'] }).next?.id, 'income')
  assert.deepEqual(guide([paid], { ひとり親: false }, on).results[0]?.more.amounts, [])
})
