import type { Scheme } from '../scheme/scheme.ts'
import { parseScheme } from './parse.ts'

/**
 * A small complete scheme for tests: a town's swimming lessons for children. `overlay` is laid over it as a
 * municipality's file would be.
 */
export function sampleScheme(overlay?: unknown): Scheme {
  const parsed = parseScheme([sample], overlay)
  if (!parsed.ok) throw new Error(parsed.problems.map(each => `${each.path}: ${each.message}`).join('\n'))
  return parsed.scheme
}

const both = (ja: string, en: string) => ({ ja, 'ja-easy': ja, en })
const source = { law: '水泳教室実施要綱', article: '第3条' }

export const sample = {
  id: 'swimming',
  name: both('水泳教室', 'Swimming lessons'),
  summary: both('市の水泳教室です。', 'Swimming lessons of the town.'),
  legal: [source],
  contact: { section: both('スポーツ課', 'Sports'), phone: '000', hours: both('平日', 'Weekdays') },
  facts: [
    { name: '氏名', type: 'string', from: 'answer', label: both('氏名', 'Name') },
    { name: '生年月日', type: 'date', from: 'answer', label: both('生年月日', 'Date of birth') },
    { name: '級', type: 'string', from: 'answer', label: both('級', 'Level') },
    {
      name: 'きょうだい',
      type: 'list',
      from: 'answer',
      fields: { age: 'number' },
      label: both('兄弟', 'Siblings'),
    },
    { name: '住民', type: 'boolean', from: 'register', label: both('住民', 'Resident') },
    { name: '申請日', type: 'date', from: 'system', label: both('申請日', 'Date of application') },
    { name: '型', type: 'string', from: 'system', label: both('型', 'Type') },
    {
      name: '多子',
      type: 'boolean',
      from: 'formula',
      formula: '兄弟数 >= 多子人数',
      label: both('多子', 'Siblings'),
    },
    {
      name: '兄弟数',
      type: 'number',
      from: 'formula',
      formula: 'count(きょうだい[age < 多子年齢])',
      label: both('兄弟数', 'Number of siblings'),
    },
  ],
  parameters: [
    {
      name: '料金',
      label: both('料金', 'Fee'),
      rows: [
        { from: '2025-04-01', to: '2026-03-31', value: 500, source },
        { from: '2026-04-01', value: 600, source },
      ],
    },
    { name: '多子人数', label: both('人数', 'Number'), rows: [{ from: '2025-04-01', value: 2, source }] },
    { name: '多子年齢', label: both('年齢', 'Age'), rows: [{ from: '2025-04-01', value: 18, source }] },
  ],
  form: {
    pages: [
      {
        id: 'child',
        title: both('子', 'Child'),
        questions: [
          { id: 'name', kind: 'text', fact: '氏名', label: both('氏名', 'Name') },
          { id: 'birth', kind: 'date', fact: '生年月日', label: both('生年月日', 'Date of birth') },
        ],
      },
      {
        id: 'level',
        title: both('級', 'Level'),
        questions: [
          {
            id: 'level',
            kind: 'choice',
            fact: '級',
            label: both('級', 'Level'),
            options: [
              { id: 'first', label: both('はじめて', 'Beginner') },
              { id: 'second', label: both('泳げる', 'Swimmer') },
            ],
          },
          {
            id: 'siblings',
            kind: 'members',
            fact: 'きょうだい',
            required: false,
            label: both('兄弟', 'Siblings'),
            fields: [{ id: 'age', kind: 'number', label: both('年齢', 'Age') }],
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'resident',
      name: both('住民', 'Resident'),
      must: '住民',
      reason: both('市に住民登録がありません。', 'Not registered here.'),
      clause: source,
      consequence: 'refuse',
    },
    {
      id: 'age',
      name: both('年齢', 'Age'),
      must: '年齢(生年月日, 基準日) >= 6',
      reason: both('{和暦(基準日)}に6歳になっていません（{生年月日}生まれ）。', 'Under 6 on {基準日}.'),
      remedy: both('6歳になったら申し込めます。', 'Apply once the child is 6.'),
      clause: source,
      consequence: 'refuse',
    },
    {
      id: 'level-known',
      name: both('級', 'Level'),
      when: '年齢(生年月日, 基準日) >= 6',
      must: '級 = "first"',
      reason: both('「{級}」を選んだ人は、泳ぎを見て決めます。', 'We look at the level “{級}”.'),
      clause: source,
      consequence: 'caution',
    },
    {
      id: 'old-rule',
      name: both('旧', 'Old'),
      must: 'false',
      reason: both('旧', 'Old'),
      clause: source,
      to: '2026-03-31',
      consequence: 'refuse',
    },
  ],
  documents: [
    { id: 'photo', name: both('写真', 'Photo') },
    { id: 'siblings', name: both('続柄', 'Siblings'), when: '多子' },
  ],
  workflow: {
    standardDays: 3,
    clock: 'business',
    correctionDays: 7,
    initial: 'received',
    states: (
      [
        ['received', 'open'],
        ['returned', 'waiting'],
        ['granted', 'granted'],
        ['refused', 'refused'],
      ] as const
    ).map(([id, kind]) => ({
      id,
      kind,
      label: both(id, id),
      applicant: { label: both(id, id), next: both(id, id) },
    })),
    actions: [
      {
        id: 'grant',
        label: both('承認', 'Grant'),
        from: ['received'],
        to: 'granted',
        who: 'staff',
        decides: 'grant',
        letter: 'granted',
        when: '住民',
      },
      {
        id: 'refuse',
        label: both('不承認', 'Refuse'),
        from: ['received'],
        to: 'refused',
        who: 'staff',
        decides: 'refuse',
        letter: 'refused',
        needs: ['reasons'],
      },
      {
        id: 'return',
        label: both('補正', 'Return'),
        from: ['received'],
        to: 'returned',
        who: 'staff',
        needs: ['comments'],
      },
      {
        id: 'resubmit',
        label: both('再提出', 'Send again'),
        from: ['returned'],
        to: 'received',
        who: 'applicant',
      },
    ],
    routes: [
      {
        id: 'siblings',
        label: both('多子', 'Siblings'),
        decides: ['grant'],
        when: '多子',
        mode: 'each',
        ranks: ['section-chief'],
      },
      {
        id: 'grant',
        label: both('承認', 'Grant'),
        decides: ['grant'],
        mode: 'each',
        ranks: ['subsection-chief'],
      },
      {
        id: 'refuse',
        label: both('不承認', 'Refuse'),
        decides: ['refuse', 'revoke'],
        mode: 'each',
        ranks: ['subsection-chief', 'section-chief'],
        standIns: [{ for: 'section-chief', by: 'subsection-chief' }],
      },
    ],
  },
  letters: [
    {
      id: 'granted',
      title: both('決定通知書', 'Decision'),
      symbol: 'ス',
      blocks: [
        { text: both('{氏名} 様', 'To {氏名}') },
        {
          rows: [
            { label: both('級', 'Level'), value: both('{級}', '{級}') },
            { label: both('料金', 'Fee'), value: both('{円(料金)}', '{円(料金)}') },
            {
              label: both('申請日', 'Applied on'),
              value: both('{申請日}', '{申請日}'),
              when: '申請日 != null',
            },
          ],
        },
        { list: [{ text: both('兄弟は{兄弟数}人', '{兄弟数} siblings'), when: '多子' }], when: '多子' },
      ],
      mail: { subject: both('お知らせ', 'Notice'), body: both('手紙が届きました。', 'A letter has come.') },
    },
    {
      id: 'refused',
      title: both('不承認通知書', 'Refusal'),
      symbol: 'ス',
      blocks: [{ heading: both('理由', 'Reasons') }, { reasons: true }, { remedies: true }],
      mail: { subject: both('お知らせ', 'Notice'), body: both('手紙が届きました。', 'A letter has come.') },
    },
  ],
  remedies: { text: both('審査請求ができます。', 'You may ask for a review.') },
  entitlement: {
    name: both('利用券', 'Pass'),
    ordinal: 'all',
    valid: { from: '申請日', until: '申請日 + duration("P90D")' },
    pools: [
      {
        id: 'lessons',
        label: both('教室', 'Lessons'),
        unit: { id: 'days', label: both('日', 'days') },
        step: 0.5,
        limit: 'if 多子 then 10 else 5',
      },
    ],
    types: [
      {
        id: 'lesson',
        label: both('教室', 'Lesson'),
        length: 'single',
        pool: 'lessons',
        units: 'if 時間数 <= 2 then 0.5 else 1',
        window: {
          from: '申請日',
          until: '申請日 + duration("P60D")',
          reason: both('{申請日}から60日間です。', 'Sixty days from {申請日}.'),
        },
        copayment: 'if 回目 <= 2 then 料金 else 料金 * 2',
        price: '2000',
      },
      {
        id: 'camp',
        label: both('合宿', 'Camp'),
        length: 'nights',
        maximumNights: 3,
        pool: 'lessons',
        units: '泊数 + 1',
        window: {
          from: '申請日',
          until: '申請日 + duration("P60D")',
          reason: both('{申請日}から60日間です。', 'Sixty days from {申請日}.'),
        },
        copayment: '料金 * 泊数',
        price: '10000 * 泊数',
      },
    ],
    reduction: 'if 多子 then 700 else 0',
    additions: [{ id: 'siblings', label: both('多子加算', 'Siblings'), yen: 'if 多子 then 300 else 0' }],
    booking: { until: { daysBefore: 2, at: '12:00' }, openAtOnce: 2 },
    cancel: { until: { daysBefore: 1, at: '16:00' }, fee: '料金', usesUnits: true, claim: '1000' },
    claimDay: 10,
  },
  examples: [
    {
      name: '6歳の住民',
      on: '2026-04-10',
      given: { 住民: true, 生年月日: '2020-04-11', 級: 'first', きょうだい: [], 申請日: '2026-04-10' },
      expect: {
        outcome: 'eligible',
        reasons: [],
        documents: ['photo'],
        use: { type: 'lesson', hours: 2, units: 0.5, copayment: 600, price: 2000, limit: 5 },
      },
    },
  ],
}
