import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnswerValue, Question } from '../scheme/form.ts'
import { factOf } from './facts.ts'
import { fieldsFor } from './fields.ts'
import { formatAnswer } from './format.ts'
import type { Fields } from './kind.ts'
import { readPage } from './read.ts'

const label = { ja: '問い', en: 'Question' }
const options = [
  { id: 'a', label: { ja: 'あ', en: 'A' } },
  { id: 'b', label: { ja: 'い', en: 'B' } },
]
const question = (kind: string, more: object = {}) =>
  Question.parse({ id: 'q', kind, label, required: false, ...more })

function read(asked: Question, fields: Fields) {
  const form = { pages: [{ id: 'p', title: label, questions: [asked] }] }
  const result = readPage(form, 'p', fields, {
    language: 'ja',
    today: '2026-04-10',
    now: new Date('2026-04-10T00:00:00Z'),
  })
  return {
    value: result.answers.q,
    fields: result.problems.map(problem => problem.field),
    problems: result.problems,
  }
}

/** kind, boxes, canonical answer, wording, fact. */
const table: [Question, Fields, AnswerValue, string, unknown][] = [
  [question('text'), { q: ['  𠮷田\u0000 '] }, '𠮷田', '𠮷田', '𠮷田'],
  [question('long-text'), { q: ['一\r\n\r\n二 '] }, '一\n\n二', '一\n\n二', '一\n\n二'],
  [question('number', { unit: { ja: 'g' } }), { q: ['２，５００ｇ'] }, 2500, '2,500g', 2500],
  [question('number'), { q: ['-1.5'] }, -1.5, '-1.5', -1.5],
  [question('yes-no'), { q: ['no'] }, false, 'いいえ', false],
  [question('choice', { options }), { q: ['b'] }, 'b', 'い', 'b'],
  [question('choices', { options }), { q: ['b', 'a', 'b'] }, ['a', 'b'], 'あ、い', ['a', 'b']],
  [
    question('date'),
    { 'q.era': ['平成'], 'q.year': ['31'], 'q.month': ['4'], 'q.day': ['３０'] },
    '2019-04-30',
    '平成31年4月30日（2019年4月30日）',
    { feel: 'date', year: 2019, month: 4, day: 30 },
  ],
  [
    question('date'),
    { 'q.year': ['R8.4.1'] },
    '2026-04-01',
    '令和8年4月1日（2026年4月1日）',
    { feel: 'date', year: 2026, month: 4, day: 1 },
  ],
  [
    question('name'),
    { 'q.family': ['髙﨑'], 'q.given': ['花子'], 'q.familyKana': ['たかさき'], 'q.givenKana': ['ﾊﾅｺ'] },
    { family: '髙﨑', given: '花子', familyKana: 'タカサキ', givenKana: 'ハナコ' },
    '髙﨑　花子（タカサキ　ハナコ）',
    '髙﨑　花子',
  ],
  [
    question('name'),
    { 'q.family': ['Suharto'] },
    { family: 'Suharto', given: '', familyKana: '', givenKana: '' },
    'Suharto',
    'Suharto',
  ],
  [
    question('address'),
    {
      'q.postalCode': ['１２３４５６７'],
      'q.prefecture': ['東京都'],
      'q.city': ['まんなか市'],
      'q.town': ['本町1'],
      'q.building': [''],
    },
    { postalCode: '123-4567', prefecture: '東京都', city: 'まんなか市', town: '本町1' },
    '〒123-4567 東京都まんなか市本町1',
    '東京都まんなか市本町1',
  ],
  [question('phone'), { q: ['０９０１２３４５６７８'] }, '090-1234-5678', '090-1234-5678', '090-1234-5678'],
  [question('email'), { q: [' a@Example.jp '] }, 'a@example.jp', 'a@example.jp', 'a@example.jp'],
  [
    question('file'),
    { q: [JSON.stringify({ hash: 'h', name: 'n.png', mime: 'image/png', bytes: 3 })] },
    [{ hash: 'h', name: 'n.png', mime: 'image/png', bytes: 3 }],
    'n.png',
    ['n.png'],
  ],
  [
    question('consent', { consent: { version: '2', text: label } }),
    { q: ['agree'] },
    { version: '2', agreedAt: '2026-04-10T00:00:00.000Z' },
    '同意する（第2版、2026年4月10日9時00分）',
    true,
  ],
]
for (const [asked, fields, value, wording, fact] of table) {
  test(`${asked.kind}: read, shown, told, and written back`, () => {
    const result = read(asked, fields)
    assert.deepEqual(result.problems, [])
    assert.deepEqual(result.value, value)
    assert.equal(formatAnswer(asked, value, 'ja'), wording)
    assert.deepEqual(factOf(asked, value), fact)
    assert.deepEqual(read(asked, fieldsFor([asked], { q: value })).value, value)
  })
}

test('nothing entered is a blank answer, or a problem in words where one is required', () => {
  for (const [asked] of table) {
    assert.equal(read(asked, {}).value, '', asked.kind)
    assert.equal(factOf(asked, ''), null)
    const needed = read({ ...asked, required: true }, {})
    assert.equal(needed.problems.length, 1, asked.kind)
    assert.match(needed.problems[0]?.message.ja ?? '', /問い/)
  }
})

test('what is wrong points to its box', () => {
  const wrong: [Question, Fields, string[]][] = [
    [question('text', { maxLength: 2 }), { q: ['葛\u{E0100}城市'] }, ['q']],
    [question('number'), { q: ['三'] }, ['q']],
    [question('number', { minimum: 1, maximum: 5 }), { q: ['6'] }, ['q']],
    [question('yes-no'), { q: ['maybe'] }, ['q']],
    [question('choice', { options }), { q: ['c'] }, ['q']],
    [question('choices', { options }), { q: ['a', 'c'] }, ['q']],
    [question('date'), { 'q.era': ['昭和'], 'q.year': ['64'], 'q.month': ['1'], 'q.day': ['8'] }, ['q.era']],
    [question('date'), { 'q.year': ['2026'], 'q.month': ['2'], 'q.day': ['30'] }, ['q.day']],
    [question('date'), { 'q.month': ['2'] }, ['q.year']],
    [
      question('name'),
      { 'q.family': ['山田'], 'q.familyKana': ['yamada'] },
      ['q.given', 'q.familyKana', 'q.givenKana'],
    ],
    [
      question('address'),
      { 'q.postalCode': ['12'], 'q.prefecture': ['東京'] },
      ['q.postalCode', 'q.prefecture', 'q.city', 'q.town'],
    ],
    [question('phone'), { q: ['12'] }, ['q']],
    [question('email'), { q: ['a@b'] }, ['q']],
    [question('file'), { q: ['{"hash":1}'] }, ['q']],
    [
      question('file'),
      {
        q: [
          JSON.stringify([
            { hash: 'a', name: 'a', mime: 'a', bytes: 1 },
            { hash: 'b', name: 'b', mime: 'b', bytes: 1 },
          ]),
        ],
      },
      ['q'],
    ],
  ]
  for (const [asked, fields, boxes] of wrong)
    assert.deepEqual(read(asked, fields).fields, boxes, JSON.stringify(fields))
})

test('a two-grapheme limit counts what a reader sees', () => {
  assert.equal(read(question('text', { maxLength: 2 }), { q: ['葛\u{E0100}城'] }).value, '葛\u{E0100}城')
})

const account = {
  bankCode: '0001',
  bankName: 'まんなか銀行',
  branchCode: '123',
  branchName: '本店',
  type: 'ordinary',
  number: '0001234',
  holderKana: 'ヤマダ ハナコ',
} as const
const boxes = (parts: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(parts).map(([part, text]) => [`q.${part}`, [text]]))

test('bank account: boxes, or the passbook of ゆうちょ', () => {
  const asked = question('bank-account')
  const typed = read(asked, boxes({ ...account, number: '１２３４', holderKana: 'ﾔﾏﾀﾞ　はなこ' }))
  assert.deepEqual(typed.value, account)
  assert.equal(
    formatAnswer(asked, account, 'ja'),
    'まんなか銀行（0001）本店支店（123） 普通 0001234 ヤマダ ハナコ',
  )
  for (const number of ['yuchoNumber', 'number']) {
    const yucho = read(
      asked,
      boxes({ bankCode: '9900', symbol: '１２３４０', [number]: '12345671', holderKana: 'ヤマダ' }),
    )
    assert.deepEqual(yucho.value, {
      bankCode: '9900',
      bankName: 'ゆうちょ銀行',
      branchCode: '238',
      branchName: '二三八',
      type: 'ordinary',
      number: '1234567',
      holderKana: 'ヤマダ',
      yucho: { symbol: '12340', number: '12345671' },
    })
    assert.deepEqual(read(asked, fieldsFor([asked], { q: yucho.value ?? '' })).value, yucho.value)
  }
  assert.deepEqual(read(asked, boxes({ symbol: '12340', yuchoNumber: '123' })).fields, [
    'q.yuchoNumber',
    'q.holderKana',
  ])
  assert.deepEqual(read(asked, boxes({ bankCode: '1', number: 'x' })).fields, [
    'q.bankCode',
    'q.branchCode',
    'q.number',
    'q.holderKana',
  ])
  assert.deepEqual(read(asked, fieldsFor([asked], { q: account })).value, account)
})

test('bank account: the chosen kind decides when boxes of both are filled', () => {
  const asked = question('bank-account')
  const both = { ...account, symbol: '12340', yuchoNumber: '12345671' }
  const bankOf = (kind: string) => (read(asked, boxes({ ...both, kind })).value as typeof account).bankCode
  assert.equal(bankOf('bank'), '0001')
  assert.equal(bankOf('yucho'), '9900')
  assert.deepEqual(read(asked, boxes({ kind: 'yucho', holderKana: 'ヤマダ' })).fields, ['q.symbol'])
  assert.deepEqual(read(asked, boxes({ kind: 'yucho', type: 'ordinary' })).value, '')
})

test('agreeing again to the same text keeps the moment; a new text asks anew', () => {
  const asked = question('consent', { required: true, consent: { version: '2', text: label } })
  const form = { pages: [{ id: 'p', title: label, questions: [asked] }] }
  const again = (version: string) =>
    readPage(
      form,
      'p',
      { q: ['agree'] },
      {
        language: 'ja',
        today: '2026-04-10',
        answers: { q: { version, agreedAt: '2020-01-01T00:00:00.000Z' } },
      },
    ).answers.q
  assert.deepEqual(again('2'), { version: '2', agreedAt: '2020-01-01T00:00:00.000Z' })
  assert.deepEqual(again('1'), { version: '2', agreedAt: '2026-04-09T15:00:00.000Z' })
})

test('a correction opens only what it asked about', () => {
  const form = {
    pages: [
      {
        id: 'p',
        title: label,
        questions: [question('text'), { ...question('number'), id: 'r', required: true }],
      },
    ],
  }
  const options = { language: 'ja', today: '2026-04-10', answers: { q: '前', r: 1 } } as const
  const read = readPage(form, 'p', { q: ['後'], r: ['2'] }, { ...options, only: ['q'] })
  assert.deepEqual(read, { answers: { q: '後' }, problems: [], kept: { q: ['後'] } })
})
