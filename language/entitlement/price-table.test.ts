import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleScheme } from '../publish/sample.ts'
import { priceTable } from './price-table.ts'

test('uses that cost the same stand in one row; the amounts are those of the day', () => {
  const table = priceTable(sampleScheme(), '2026-04-10')
  const lesson = table?.types[0]
  assert.equal(lesson?.price, 2000)
  assert.equal(lesson?.units, 1)
  assert.deepEqual(lesson?.rows, [
    { from: 1, to: 2, charged: [600] },
    { from: 3, to: 5, charged: [1200] },
  ])
  assert.equal(priceTable(sampleScheme(), '2025-04-10')?.types[0]?.rows[0]?.charged[0], 500)
})

test('categories come from what the form lets people answer and the register may say', () => {
  const table = priceTable(
    sampleScheme({
      facts: [
        { name: '減免', type: 'string', from: 'answer', label: { ja: '減免' } },
        { name: '証明', type: 'string', from: 'answer', label: { ja: '証明' } },
        { name: '記録', type: 'string', from: 'register', label: { ja: '記録' } },
        {
          name: '区分',
          type: 'string',
          from: 'formula',
          label: { ja: '区分' },
          formula:
            'if 減免 = "none" then "general" else if 証明 = "paper" then 減免 else if 記録 = "poor" then "poor" else "general"',
        },
      ],
      form: {
        pages: [
          {
            id: 'reduction',
            title: { ja: '減免' },
            questions: [
              {
                id: 'reduction',
                kind: 'choice',
                fact: '減免',
                label: { ja: '減免' },
                options: [
                  { id: 'none', label: { ja: 'なし' } },
                  { id: 'poor', label: { ja: '生活に困っている' } },
                ],
              },
              {
                id: 'proof',
                kind: 'choice',
                fact: '証明',
                when: '減免 = "poor"',
                label: { ja: '証明' },
                options: [
                  { id: 'paper', label: { ja: '紙' } },
                  { id: 'record', label: { ja: '記録' } },
                ],
              },
            ],
          },
        ],
      },
      entitlement: { reduction: 'if 区分 = "poor" then 400 else 0' },
    }),
    '2026-04-10',
  )
  assert.deepEqual(
    table?.categories.map(labels => labels.map(label => label.ja)),
    [['生活に困っている'], []],
  )
  assert.deepEqual(table?.types[0]?.rows[0]?.charged, [200, 600])
})

test('without an entitlement there is no table', () => {
  assert.equal(priceTable(sampleScheme({ entitlement: null }), '2026-04-10'), undefined)
})
