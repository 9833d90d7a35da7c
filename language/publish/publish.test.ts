import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkScheme } from './check.ts'
import { mergeScheme } from './merge.ts'
import { parseScheme } from './parse.ts'
import { isPublishable } from './problem.ts'
import { sample, sampleScheme } from './sample.ts'

test('the sample can be published', () => {
  assert.deepEqual(checkScheme(sampleScheme()), [])
})

/** Every overlay breaks one thing; the gate names the place and says what. */
const broken: [string, unknown, string, RegExp][] = [
  ['unknown name', { rules: [{ id: 'age', must: '年令 > 6' }] }, 'rules.1.must', /年令/],
  ['wrong type', { rules: [{ id: 'age', must: '1 + 1' }] }, 'rules.1.must', /真偽のはず/],
  ['presumed of a formula', { facts: [{ name: '多子', presumed: true }] }, 'facts.7.presumed', /みなし/],
  [
    'paid amount',
    { payment: { amounts: [{ id: 'nothing' }] } },
    'payment.amounts.0.id',
    /「nothing」はこの制度にありません/,
  ],
  [
    'letter of a payment',
    { payment: { amounts: [{ id: 'nothing' }], again: 'no-letter' } },
    'payment.again',
    /no-letter/,
  ],
  [
    'day of a payment',
    { payment: { amounts: [{ id: 'nothing', from: '1 + 1' }] } },
    'payment.amounts.0.from',
    /日付/,
  ],
  ['no FEEL', { rules: [{ id: 'age', must: '住民 and' }] }, 'rules.1.must', /住民 and/],
  [
    'unknown name in a wording',
    { letters: [{ id: 'granted', title: { ja: '{名前} 様' } }] },
    'letters.0.title.ja',
    /名前/,
  ],
  ['braces', { remedies: { text: { ja: '{氏名 様' } } }, 'remedies.text.ja', /対に/],
  [
    'cycle',
    { facts: [{ name: '兄弟数', formula: 'if 多子 then 1 else 2' }] },
    'facts.7.formula',
    /自分の結果/,
  ],
  ['formula type', { facts: [{ name: '兄弟数', formula: '"a"' }] }, 'facts.8.formula', /数値のはず/],
  [
    'same name twice',
    {
      parameters: [
        { name: '級', label: { ja: '級' }, rows: [{ from: '2025-04-01', value: 1, source: { law: 'x' } }] },
      ],
    },
    'parameters.3.name',
    /2回/,
  ],
  [
    'name no FEEL can hold',
    { facts: [{ name: '一-二', type: 'number', from: 'staff', label: { ja: 'x' } }] },
    'facts.9.name',
    /使えません/,
  ],
  [
    'gap',
    {
      parameters: [
        {
          name: '料金',
          rows: [
            { from: '2025-04-01', to: '2025-12-31', value: 1, source: { law: 'x' } },
            { from: '2026-04-01', value: 1, source: { law: 'x' } },
          ],
        },
      ],
    },
    'parameters.0.rows.0',
    /2026-01-01から2026-03-31/,
  ],
  [
    'overlap',
    {
      parameters: [
        {
          name: '料金',
          rows: [
            { from: '2025-04-01', value: 1, source: { law: 'x' } },
            { from: '2026-04-01', value: 1, source: { law: 'x' } },
          ],
        },
      ],
    },
    'parameters.0.rows.0',
    /重なって/,
  ],
  [
    'undeclared fact',
    { form: { pages: [{ id: 'child', questions: [{ id: 'name', fact: '名' }] }] } },
    'form.pages.0.questions.0.fact',
    /facts にありません/,
  ],
  [
    'fact of another type',
    { form: { pages: [{ id: 'child', questions: [{ id: 'name', fact: '生年月日' }] }] } },
    'form.pages.0.questions.0.fact',
    /日付ですが/,
  ],
  [
    'entry the list does not have',
    {
      form: {
        pages: [{ id: 'level', questions: [{ id: 'siblings', fields: [{ id: 'age', fact: '年' }] }] }],
      },
    },
    'form.pages.1.questions.1.fields.0.fact',
    /「きょうだい」に「年」/,
  ],
  [
    'no options',
    { form: { pages: [{ id: 'level', questions: [{ id: 'level', options: null }] }] } },
    'form.pages.1.questions.0.options',
    /選択肢/,
  ],
  [
    'looks ahead',
    { form: { pages: [{ id: 'child', when: '級 = "first"' }] } },
    'form.pages.0.when',
    /この後で聞く「級」/,
  ],
  [
    'looks ahead through a formula',
    { form: { pages: [{ id: 'level', when: '多子' }] } },
    'form.pages.1.when',
    /きょうだい/,
  ],
  ['question of a rule', { rules: [{ id: 'age', question: 'nobody' }] }, 'rules.1.question', /nobody/],
  ['state', { workflow: { actions: [{ id: 'grant', to: 'nowhere' }] } }, 'workflow.actions.0.to', /nowhere/],
  [
    'unreachable',
    {
      workflow: {
        states: [
          {
            id: 'lost',
            kind: 'closed',
            label: { ja: '迷' },
            applicant: { label: { ja: '迷' }, next: { ja: '迷' } },
          },
        ],
      },
    },
    'workflow.states.4',
    /進む操作がありません/,
  ],
  [
    'dead end',
    { workflow: { actions: [{ id: 'resubmit', to: 'returned' }] } },
    'workflow.states.1',
    /先に進む操作/,
  ],
  [
    'no route',
    { workflow: { routes: [{ id: 'refuse', decides: ['revoke'] }] } },
    'workflow.actions.1.decides',
    /道すじ/,
  ],
  [
    'no letter',
    { workflow: { actions: [{ id: 'grant', letter: 'none' }] } },
    'workflow.actions.0.letter',
    /none/,
  ],
  [
    'refusal without remedies',
    { letters: [{ id: 'refused', blocks: [{ reasons: true }] }] },
    'letters.1.blocks',
    /教示/,
  ],
  ['pool', { entitlement: { types: [{ id: 'camp', pool: 'none' }] } }, 'entitlement.types.1.pool', /none/],
  [
    'time of day',
    { entitlement: { cancel: { until: { at: '25:00' } } } },
    'entitlement.cancel.until.at',
    /25:00/,
  ],
  [
    'example',
    { examples: [{ name: '6歳の住民', expect: { outcome: 'not-eligible' } }] },
    'examples.0',
    /not-eligible/,
  ],
  [
    'example of a use',
    { examples: [{ name: '6歳の住民', expect: { use: { copayment: 1 } } }] },
    'examples.0',
    /自己負担額/,
  ],
]
for (const [name, overlay, path, message] of broken) {
  test(`the gate finds: ${name}`, () => {
    const problems = checkScheme(sampleScheme(overlay))
    const found = problems.find(problem => problem.path === path && message.test(problem.message))
    assert.ok(found, JSON.stringify(problems))
    assert.ok(!isPublishable(problems))
  })
}

test('a missing translation is only a warning', () => {
  const problems = checkScheme(sampleScheme({ name: { en: null } }))
  assert.deepEqual(problems, [{ path: 'name', message: 'en の文がありません。', severity: 'warning' }])
  assert.ok(isPublishable(problems))
})

test('shape: what is wrong is told in Japanese, with its place', () => {
  const parsed = parseScheme([sample, { rules: [{ id: 'age', must: null }], typo: 1 }])
  assert.ok(!parsed.ok)
  assert.deepEqual(parsed.problems.map(problem => problem.path).sort(), ['', 'rules.1.must'])
  assert.ok(parsed.problems.every(problem => /[ぁ-ん]/.test(problem.message)))
})

test('merging: by key, by id, by name; other lists are replaced', () => {
  const base = {
    a: { x: 1, y: 2 },
    list: [
      { id: 'p', v: 1 },
      { id: 'q', v: 2 },
    ],
    plain: [1, 2],
    named: [{ name: 'n', v: 1 }],
  }
  assert.deepEqual(
    mergeScheme(base, {
      a: { y: 3, x: null },
      list: [{ id: 'q', w: 4 }, { id: 'r' }, { id: 'p', remove: true }],
      plain: [3],
      named: [{ name: 'n', w: 1 }],
    }),
    {
      a: { y: 3 },
      list: [{ id: 'q', v: 2, w: 4 }, { id: 'r' }],
      plain: [3],
      named: [{ name: 'n', v: 1, w: 1 }],
    },
  )
  assert.equal(base.list.length, 2)
  assert.deepEqual(mergeScheme({}, { a: { b: null }, list: [{ id: 'p', v: null }] }), {
    a: {},
    list: [{ id: 'p' }],
  })
  // What an example gives may be known to be empty.
  const example = { examples: [{ name: 'e', given: { a: null, b: 1 }, expect: { facts: { f: null } } }] }
  assert.deepEqual(mergeScheme({}, example), example)
  assert.deepEqual(mergeScheme(example, { examples: [{ name: 'e', given: { b: null }, expect: null }] }), {
    examples: [{ name: 'e', given: { a: null, b: null } }],
  })
})

const piece = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 }, fc.integer({ min: 0, max: 3 }), tie('object'), tie('things')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
  // A key holds the same kind of thing in every document of a scheme.
  things: fc.uniqueArray(
    fc.record({ id: fc.constantFrom('p', 'q', 'r'), v: tie('object') }, { noNullPrototype: true }),
    {
      selector: thing => thing.id,
      minLength: 1,
    },
  ),
}))
const documents = fc.record(
  { things: piece.things, object: piece.object, number: fc.integer() },
  { requiredKeys: [], noNullPrototype: true },
)

test('laying documents over one another: empty changes nothing, twice is once, grouping does not matter', () => {
  fc.assert(
    fc.property(documents, documents, documents, (a, b, c) => {
      assert.deepEqual(mergeScheme(a, {}), a)
      assert.deepEqual(mergeScheme({}, a), a)
      assert.deepEqual(mergeScheme(mergeScheme(a, b), b), mergeScheme(a, b))
      if (sameShape(a, b) && sameShape(b, c) && sameShape(a, c)) {
        assert.deepEqual(mergeScheme(mergeScheme(a, b), c), mergeScheme(a, mergeScheme(b, c)))
      }
    }),
  )
})

/** Whether no place holds an object in one and something else in the other: only then grouping cannot matter. */
function sameShape(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return true
  if (Array.isArray(a) !== Array.isArray(b) || typeof a !== typeof b) return false
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.every(x => b.every(y => x.id !== y.id || sameShape(x, y)))
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return true
  return Object.keys(a).every(key => sameShape(a[key as never], b[key as never]))
}
