import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Answers, Form } from '../scheme/form.ts'
import { changes } from './changes.ts'
import { editMembers, rowsOf } from './edit-members.ts'
import { factsFrom } from './facts.ts'
import { fieldsFor } from './fields.ts'
import { summary } from './format.ts'
import { journey, prune } from './journey.ts'
import type { Fields } from './kind.ts'
import { readPage } from './read.ts'
import { answersShownTo } from './shown.ts'

const form = Form.parse({
  pages: [
    {
      id: 'birth',
      title: { ja: '出産' },
      questions: [
        {
          id: 'state',
          kind: 'choice',
          fact: '状況',
          label: { ja: '今の状況' },
          options: [
            { id: 'pregnant', label: { ja: '妊娠中' } },
            { id: 'born', label: { ja: '出産した' } },
            { id: 'lost', label: { ja: '赤ちゃんを亡くした' } },
          ],
        },
        {
          id: 'birth-date',
          kind: 'date',
          fact: '出産日',
          label: { ja: '赤ちゃんの誕生日', en: 'Your baby’s birthday' },
          wordings: [{ when: '状況 = "lost"', label: { ja: '出産・死産などの日' } }],
          when: '状況 != "pregnant"',
          checks: [{ rule: '出産日 <= today()', message: { ja: '今日までの日を入力してください。' } }],
          shownTo: ['facility'],
        },
      ],
    },
    {
      id: 'children',
      title: { ja: '子' },
      when: '状況 = "born"',
      questions: [
        {
          id: 'children',
          kind: 'members',
          fact: '子',
          label: { ja: '生まれた子' },
          shownTo: ['facility'],
          fields: [
            { id: 'name', kind: 'text', label: { ja: '名前' } },
            {
              id: 'weight',
              kind: 'number',
              fact: '体重',
              label: { ja: '体重' },
              minimum: 200,
              shownTo: ['facility'],
            },
            { id: 'small', kind: 'text', label: { ja: '医師の指示' }, when: '体重 < 2500' },
          ],
        },
      ],
    },
    {
      id: 'free',
      title: { ja: 'その他' },
      questions: [
        { id: 'note', kind: 'long-text', fact: '備考', label: { ja: '備考' }, required: false },
        {
          id: 'why',
          kind: 'text',
          label: { ja: '理由' },
          when: 'count(子[体重 < 2500]) > 0',
          required: '状況 = "born"',
        },
      ],
    },
  ],
})
const options = { language: 'ja', today: '2026-04-10' } as const
const on = { on: '2026-04-10' }
const birth = (era: string, year: string, month: string, day: string): Fields => ({
  'birth-date.era': [era],
  'birth-date.year': [year],
  'birth-date.month': [month],
  'birth-date.day': [day],
})

test('a page is read: answers, problems and everything typed', () => {
  const fields = { state: ['born'], ...birth('令和', '８', '4', '1'), other: ['x'] }
  assert.deepEqual(readPage(form, 'birth', fields, options), {
    answers: { state: 'born', 'birth-date': '2026-04-01' },
    problems: [],
    kept: { state: ['born'], ...birth('令和', '８', '4', '1') },
  })
  const wrong = readPage(form, 'birth', { state: ['born'], ...birth('平成', '31', '5', '1') }, options)
  assert.equal(wrong.problems[0]?.field, 'birth-date.era')
  assert.match(wrong.problems[0]?.message.ja ?? '', /令和元年5月1日/)
  assert.deepEqual(wrong.kept['birth-date.year'], ['31'])
  assert.deepEqual(wrong.answers, { state: 'born' })
})

test('required, checks and careful wordings', () => {
  const missing = readPage(form, 'birth', { state: ['lost'] }, options)
  assert.deepEqual(
    missing.problems.map(problem => [problem.question, problem.field, problem.message.ja]),
    [['birth-date', 'birth-date.year', '「出産・死産などの日」を入力してください。']],
  )
  const future = readPage(form, 'birth', { state: ['born'], ...birth('', '2026', '4', '11') }, options)
  assert.equal(future.problems[0]?.message.ja, '今日までの日を入力してください。')
  const hidden = readPage(form, 'birth', { state: ['pregnant'], ...birth('', '9999', '4', '11') }, options)
  assert.deepEqual(hidden.problems, [])
  assert.deepEqual(hidden.answers, { state: 'pregnant' })
  const bad = readPage(form, 'birth', { state: ['nonsense'] }, options)
  assert.equal(bad.problems[0]?.field, 'state')
})

test('the journey follows from the answers', () => {
  const start = journey(form, {}, {}, on)
  assert.deepEqual(
    start.pages.map(({ page, state }) => [page.id, state]),
    [
      ['birth', 'todo'],
      ['free', 'blocked'],
    ],
  )
  assert.equal(start.next, 'birth')
  assert.equal(journey(form, { state: 'pregnant' }, {}, on).next, 'free')
  const born: Answers = { state: 'born', 'birth-date': '2026-04-01' }
  const rest = journey(form, born, {}, on)
  assert.deepEqual([rest.next, rest.remaining], ['children', 2])
  const small: Answers = { ...born, children: [{ name: '子', weight: 2400, small: '通院' }], note: '' }
  assert.deepEqual(
    journey(form, small, {}, on)
      .pages.at(-1)
      ?.questions.map(question => question.id),
    ['note', 'why'],
  )
  assert.equal(journey(form, small, {}, on).complete, false)
  assert.equal(journey(form, { ...small, why: '低体重' }, {}, on).complete, true)
  assert.equal(journey(form, { ...small, 'birth-date': '2026-04-11', why: 'x' }, {}, on).next, 'birth')
})

test('members: rows, their own conditions, buttons', () => {
  const saved = { answers: { state: 'born', 'birth-date': '2026-04-01' } as Answers }
  const posted: Fields = {
    'children.0.row': ['1'],
    'children.0.name': ['一'],
    'children.0.weight': ['2400'],
    'children.2.name': [''],
    'children.3.name': ['二'],
    'children.3.weight': ['100'],
    'children.3.small': ['要らない'],
  }
  const read = readPage(form, 'children', posted, { ...options, ...saved })
  assert.deepEqual(
    read.problems.map(problem => problem.field),
    ['children.0.small', 'children.3.weight'],
  )
  const good = { ...posted, 'children.0.small': ['通院'], 'children.3.weight': ['3,000g'] }
  const wanted = [
    { name: '一', weight: 2400, small: '通院' },
    { name: '二', weight: 3000 },
  ]
  const question = form.pages[1]?.questions[0]
  assert.ok(question)
  const withUnit = Form.parse({
    pages: form.pages.map(page =>
      page.id !== 'children'
        ? page
        : {
            ...page,
            questions: [{ ...question, fields: question.fields?.map(f => ({ ...f, unit: { ja: 'g' } })) }],
          },
    ),
  })
  assert.deepEqual(readPage(withUnit, 'children', good, { ...options, ...saved }).answers, {
    children: wanted,
  })

  const added = editMembers({ ...posted, 'children.add': ['1'], x: ['y'] }, question)
  assert.deepEqual(
    [added.pressed, added.focus, rowsOf(added.fields, question)],
    [true, 'children.3.name', [0, 1, 2, 3]],
  )
  const removed = editMembers({ ...posted, 'children.remove': ['0'] }, question)
  assert.deepEqual(removed.fields['children.1.name'], ['二'])
  assert.deepEqual(rowsOf(removed.fields, question), [0, 1])
  assert.equal(editMembers(posted, question).pressed, false)
})

test('facts: absent is unknown, blank is empty', () => {
  const facts = factsFrom(form, { state: 'born', note: '', children: [{ name: '一', weight: 2400 }] })
  assert.deepEqual(facts, { 状況: 'born', 備考: null, 子: [{ name: '一', 体重: 2400 }] })
})

test('what others see, what changed, and the summary', () => {
  const answers: Answers = {
    state: 'born',
    'birth-date': '2026-04-01',
    children: [{ name: '一', weight: 2400 }],
    note: '',
  }
  assert.deepEqual(answersShownTo(form, answers, 'facility'), {
    'birth-date': '2026-04-01',
    children: [{ weight: 2400 }],
  })
  assert.deepEqual(
    changes(form, answers, { state: 'lost', 'birth-date': '2026-04-01', note: 'あ', old: 'x' }),
    [
      { question: 'state', kind: 'changed', before: 'born', after: 'lost' },
      { question: 'children', kind: 'removed', before: [{ name: '一', weight: 2400 }] },
      { question: 'note', kind: 'added', after: 'あ' },
      { question: 'old', kind: 'added', after: 'x' },
    ],
  )
  const pages = summary(form, { state: 'lost', 'birth-date': '2026-04-01' }, 'ja')
  assert.deepEqual(pages[0]?.rows, [
    { question: 'state', label: '今の状況', text: '赤ちゃんを亡くした' },
    { question: 'birth-date', label: '出産・死産などの日', text: '令和8年4月1日（2026年4月1日）' },
  ])
})

const anyAnswers = fc.record(
  {
    state: fc.constantFrom('pregnant', 'born', 'lost', 'nonsense', ''),
    'birth-date': fc.constantFrom('2026-04-01', '2026-05-01', ''),
    children: fc.array(
      fc.record(
        {
          name: fc.constantFrom('一', ''),
          weight: fc.integer({ min: 100, max: 5000 }),
          small: fc.constant('x'),
        },
        { requiredKeys: [] },
      ),
    ),
    // Text is kept without the space around it.
    note: fc.string().map(text => text.trim()),
    why: fc.string().map(text => text.trim()),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>

test('pruning twice is pruning once, and never loses an answer that is asked', () => {
  fc.assert(
    fc.property(anyAnswers, answers => {
      const once = prune(form, answers, {}, on)
      assert.deepEqual(prune(form, once, {}, on), once)
      const asked = new Set(
        journey(form, answers, {}, on).pages.flatMap(page => page.questions.map(question => question.id)),
      )
      assert.deepEqual(
        Object.keys(once).sort(),
        Object.keys(answers)
          .filter(id => asked.has(id))
          .sort(),
      )
    }),
  )
})

test('the journey never asks what is hidden, and pruned answers give the same journey', () => {
  fc.assert(
    fc.property(anyAnswers, answers => {
      const walked = journey(form, answers, {}, on)
      const ids = walked.pages.flatMap(page => page.questions.map(question => question.id))
      if (answers.state === 'pregnant') assert.ok(!ids.includes('birth-date'))
      if (answers.state !== 'born') assert.ok(!ids.includes('children') && !ids.includes('why'))
      assert.deepEqual(journey(form, prune(form, answers, {}, on), {}, on), walked)
    }),
  )
})

test('saved answers can be shown for changing and come back the same', () => {
  fc.assert(
    fc.property(anyAnswers, answers => {
      const walked = journey(form, answers, {}, on)
      const saved = prune(form, answers, {}, on)
      for (const { page, questions, state } of walked.pages) {
        if (state !== 'done') continue
        const read = readPage(form, page.id, fieldsFor(questions, saved), { ...options, answers: saved })
        assert.deepEqual(read.problems, [])
        for (const { id, kind } of questions) {
          if (kind !== 'text' && kind !== 'long-text' && kind !== 'members') {
            assert.deepEqual(read.answers[id], saved[id])
          }
        }
      }
    }),
  )
})
