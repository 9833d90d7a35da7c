import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkScheme } from '../publish/check.ts'
import { sample } from '../publish/sample.ts'
import { Scheme } from '../scheme/scheme.ts'
import { assess } from './assess.ts'
import { runExamples } from './examples.ts'
import { factsFromPlain } from './plain.ts'

const source = { law: '条例' }
const text = (ja: string) => ({ ja, 'ja-easy': ja, en: ja })
const base = Scheme.parse(sample)
const children = {
  name: '子ども',
  type: 'list',
  from: 'register',
  fields: { 生年月日: 'date', 同居: 'boolean' },
  label: text('子ども'),
}
const scheme = Scheme.parse({
  ...base,
  facts: [
    ...base.facts,
    children,
    {
      name: '一人分',
      type: 'number',
      from: 'formula',
      label: text('一人分'),
      table: {
        hitPolicy: 'U',
        inputs: [{ expression: 'count(子ども)' }],
        outputs: [{ name: '額', default: '0' }],
        rules: [
          { inputs: ['1'], outputs: ['5000'] },
          { inputs: ['>= 2'], outputs: ['額表[人数 = 2][1].額'] },
        ],
      },
    },
  ],
  parameters: [
    ...base.parameters,
    {
      name: '額表',
      label: text('額の表'),
      rows: [
        {
          from: '2020-04-01',
          value: [
            { 人数: 1, 額: 5000 },
            { 人数: 2, 額: 7000 },
          ],
          source,
        },
      ],
    },
  ],
  rules: [],
  recipients: { list: '子ども', when: '同居 and 年齢(生年月日, 基準日) < 18' },
  amounts: [
    { id: 'monthly', name: text('月額'), formula: '一人分 * count(子ども)', unit: '円/月', clause: source },
  ],
})
const judge = (given: Record<string, unknown>) =>
  assess(scheme, factsFromPlain(scheme.facts, given), '2026-04-01')

test('the gate lets tables, amounts and recipients through', () => {
  const problems = checkScheme({ ...scheme, examples: [] }).map(each => `${each.path} ${each.message}`)
  assert.deepEqual(
    problems.filter(each => /^(facts|amounts|recipients|parameters)/.test(each)),
    [],
  )
})

test('an amount is worked out through a table that reads a dated table', () => {
  const two = judge({ 子ども: [{}, {}] })
  assert.deepEqual(
    two.amounts.map(({ id, value }) => [id, value]),
    [['monthly', 14000]],
  )
  const none = judge({})
  assert.deepEqual(
    none.amounts.map(({ value, missing }) => [value, missing]),
    [[undefined, ['子ども']]],
  )
})

test('recipients are told by place; one that is not known stays open', () => {
  const { recipients } = judge({
    子ども: [
      { 生年月日: '2000-01-01', 同居: true },
      { 生年月日: '2020-01-01', 同居: true },
      { 生年月日: '2020-01-01' },
      { 同居: false },
    ],
  })
  assert.deepEqual(recipients, { sure: [2], open: [3] })
})

test('what is wrong in a table is told by its cell', () => {
  const broken = structuredClone(scheme)
  const table = broken.facts.at(-1)?.table
  if (table?.rules[1]) table.rules[1].outputs = ['"x" + 1']
  if (table?.rules[0]) table.rules[0].inputs = ['無い名前']
  const paths = checkScheme(broken).map(each => each.path)
  const index = broken.facts.length - 1
  assert.ok(paths.includes(`facts.${index}.table.rules.0.inputs.0`), paths.join())
  assert.ok(paths.includes(`facts.${index}.table.rules.1.outputs.0`), paths.join())
})

test('an example says what an amount and the recipients should be', () => {
  const example = (amount: number, place: number) => ({
    ...scheme,
    examples: [
      {
        name: '例',
        on: '2026-04-01',
        given: { 子ども: [{ 生年月日: '2020-01-01', 同居: true }] },
        expect: { amounts: { monthly: amount }, recipients: [place] },
      },
    ],
  })
  assert.equal(runExamples(example(5000, 1))[0]?.ok, true)
  assert.equal(runExamples(example(5001, 1))[0]?.ok, false)
  assert.equal(runExamples(example(5000, 2))[0]?.ok, false)
})

test('an example says what a formula should come to', () => {
  const example = (expected: unknown, given: Record<string, unknown>) =>
    runExamples({
      ...scheme,
      examples: [{ name: '例', on: '2026-04-01', given, expect: { facts: { 一人分: expected } } }],
    })[0]
  assert.equal(example(7000, { 子ども: [{}, {}] })?.ok, true)
  assert.match(example(7001, { 子ども: [{}, {}] })?.difference ?? '', /「一人分」は「7001」のはずが「7000」/)
  assert.match(example(7000, {})?.difference ?? '', /わからない/)
})
