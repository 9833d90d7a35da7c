import { Scheme } from '#language/scheme/scheme.ts'

const text = (ja: string, en = ja) => ({ ja, en })
const law = { law: '家庭応援実施要綱', article: '第3条' }

/**
 * A small whole scheme for tests: every part is there and short. 家庭応援: for families with a birth in the last year;
 * two visits, each 3,000 yen less 1,000.
 */
export const familyCare = {
  id: 'family-care',
  name: text('家庭応援', 'Family care'),
  summary: text('出産から1年のあいだ、家に来て手伝います。'),
  about: [text('どなたでも使えます。')],
  legal: [law],
  contact: { section: text('こども家庭課'), phone: '03-0000-0001', hours: text('平日 8時30分から17時15分') },
  facts: [
    { name: '状況', type: 'string', from: 'answer', label: text('状況') },
    { name: '出産日', type: 'date', from: 'answer', label: text('出産日') },
    { name: '減免希望', type: 'boolean', from: 'answer', label: text('減免希望') },
    { name: '住民登録あり', type: 'boolean', from: 'register', label: text('住民登録') },
    { name: '転入日', type: 'date', from: 'register', label: text('転入日') },
    { name: '課税区分', type: 'string', from: 'register', label: text('課税区分') },
    { name: '申請日', type: 'date', from: 'system', label: text('申請日') },
    { name: '申請者氏名', type: 'string', from: 'system', label: text('申請者の氏名') },
    { name: '市区町村名', type: 'string', from: 'system', label: text('市区町村') },
    { name: '決定日', type: 'date', from: 'system', label: text('決定日') },
    { name: '同じ出産の申請中件数', type: 'number', from: 'system', label: text('ほかの申請') },
    { name: '利用日', type: 'date', from: 'system', label: text('利用日') },
    { name: '回目', type: 'number', from: 'system', label: text('回目') },
    { name: '利用券番号', type: 'string', from: 'system', label: text('利用券番号') },
    {
      name: '基準日',
      type: 'date',
      from: 'formula',
      formula: 'if 状況 = "birth" then 出産日 else 申請日',
      label: text('基準日'),
    },
  ],
  parameters: [
    {
      name: '自己負担額',
      label: text('自己負担額'),
      unit: '円',
      rows: [{ from: '2020-04-01', value: 3000, source: law }],
    },
  ],
  form: {
    pages: [
      {
        id: 'situation',
        title: text('いまの状況', 'Situation'),
        questions: [
          {
            id: 'situation',
            kind: 'choice',
            fact: '状況',
            label: text('どちらですか', 'Which?'),
            shownTo: ['facility'],
            options: [
              { id: 'pregnant', label: text('妊娠中', 'Pregnant') },
              { id: 'birth', label: text('出産した', 'Gave birth') },
            ],
          },
        ],
      },
      {
        id: 'birth-date',
        title: text('出産日', 'Date of birth'),
        when: '状況 = "birth"',
        questions: [
          {
            id: 'birth-date',
            kind: 'date',
            fact: '出産日',
            label: text('出産した日', 'Day of birth'),
            checks: [{ rule: '出産日 <= 申請日', message: text('これから先の日です。') }],
          },
        ],
      },
      {
        id: 'person',
        title: text('申請する方', 'Applicant'),
        questions: [
          { id: 'name', kind: 'name', prefill: 'name', label: text('お名前', 'Name'), shownTo: ['facility'] },
          { id: 'own-birth-date', kind: 'date', prefill: 'birth-date', label: text('生年月日', 'Born on') },
        ],
      },
      {
        id: 'contact',
        title: text('連絡先', 'Contact'),
        questions: [
          { id: 'phone', kind: 'phone', prefill: 'phone', label: text('電話', 'Phone') },
          { id: 'email', kind: 'email', prefill: 'email', required: false, label: text('メール', 'E-mail') },
        ],
      },
      {
        id: 'family',
        title: text('家族', 'Family'),
        questions: [
          {
            id: 'household',
            kind: 'members',
            required: false,
            label: text('一緒に住んでいる人', 'People you live with'),
            fields: [{ id: 'member-name', kind: 'text', label: text('名前', 'Name') }],
          },
        ],
      },
      {
        id: 'reduction',
        title: text('減免', 'Reduction'),
        questions: [
          {
            id: 'reduction',
            kind: 'yes-no',
            fact: '減免希望',
            label: text('減免を希望しますか', 'Reduction?'),
          },
          {
            id: 'proof',
            kind: 'file',
            when: '減免希望 = true',
            multiple: true,
            maximum: 3,
            label: text('証明書', 'Certificate'),
          },
        ],
      },
      {
        id: 'consent',
        title: text('同意', 'Consent'),
        questions: [
          {
            id: 'consent',
            kind: 'consent',
            label: text('記録の確認に同意します', 'I agree'),
            consent: { version: '1', text: text('住民の記録を確かめます。') },
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'resident',
      name: text('住民登録'),
      must: '住民登録あり = true',
      reason: text('{市区町村名}の住民ではないため。'),
      clause: law,
      consequence: 'refuse',
      question: 'name',
    },
    {
      id: 'one-year',
      name: text('1年以内'),
      when: '状況 = "birth"',
      must: '申請日 < 出産日 + duration("P1Y")',
      reason: text('出産から1年を過ぎているため。'),
      clause: law,
      consequence: 'refuse',
      question: 'birth-date',
    },
    {
      id: 'once',
      name: text('申請の重なり'),
      must: '同じ出産の申請中件数 = 0',
      reason: text('ほかに{同じ出産の申請中件数}件あります。'),
      clause: law,
      consequence: 'caution',
      question: 'birth-date',
    },
  ],
  documents: [{ id: 'certificate', name: text('非課税証明書'), when: '減免希望 = true', question: 'proof' }],
  sameMatter: { fact: '基準日', withinDays: 90 },
  workflow: {
    standardDays: 10,
    clock: 'business',
    correctionDays: 14,
    initial: 'submitted',
    states: [
      state('submitted', 'open', '受付済'),
      state('returned', 'waiting', '補正依頼中'),
      state('approved', 'granted', '承認'),
      state('refused', 'refused', '不承認'),
      state('withdrawn', 'closed', '取下げ'),
      state('revoked', 'closed', '取消し'),
    ],
    actions: [
      {
        id: 'approve',
        label: text('承認する'),
        from: ['submitted'],
        to: 'approved',
        who: 'staff',
        decides: 'grant',
        letter: 'approval',
        bulk: true,
      },
      {
        id: 'return',
        label: text('直してもらう'),
        from: ['submitted'],
        to: 'returned',
        who: 'staff',
        needs: ['comments'],
        letter: 'correction',
      },
      {
        id: 'resubmit',
        label: text('直して送る'),
        from: ['returned'],
        to: 'submitted',
        who: 'applicant',
      },
      {
        id: 'refuse',
        label: text('不承認にする'),
        from: ['submitted', 'returned'],
        to: 'refused',
        who: 'staff',
        needs: ['reasons'],
        decides: 'refuse',
        letter: 'refusal',
      },
      {
        id: 'withdraw',
        label: text('取り下げる'),
        from: ['submitted', 'returned'],
        to: 'withdrawn',
        who: 'applicant',
      },
      {
        id: 'revoke',
        label: text('取り消す'),
        from: ['approved'],
        to: 'revoked',
        who: 'staff',
        needs: ['reasons'],
        decides: 'revoke',
        letter: 'revocation',
      },
    ],
    routes: [
      {
        id: 'grant',
        label: text('承認（係長 → 課長専決）'),
        decides: ['grant'],
        mode: 'each',
        ranks: ['subsection-chief', 'section-chief'],
      },
      {
        id: 'refuse',
        label: text('不承認（係長 → 課長専決）'),
        decides: ['refuse', 'revoke'],
        mode: 'each',
        ranks: ['subsection-chief', 'section-chief'],
        standIns: [{ for: 'section-chief', by: 'subsection-chief' }],
      },
    ],
  },
  letters: [
    letter('approval', '決定通知書', [{ text: text('{申請者氏名} 様') }, { text: text('承認します。') }]),
    letter('refusal', '不承認通知書', [
      { text: text('{申請者氏名} 様') },
      { reasons: true },
      { remedies: true },
    ]),
    letter('revocation', '取消通知書', [{ reasons: true }, { remedies: true }]),
    letter('correction', '補正依頼書', [{ text: text('直していただきたい所があります。') }]),
  ],
  remedies: { text: text('3か月以内に審査請求をすることができます。') },
  entitlement: {
    name: text('利用券', 'Voucher'),
    types: [
      {
        id: 'visit',
        label: text('訪問', 'Visit'),
        length: 'single',
        pool: 'visits',
        units: '1',
        window: {
          from: '基準日',
          until: '基準日 + duration("P1Y") - duration("P1D")',
          reason: text('期間の外です。'),
        },
        copayment: '自己負担額',
        price: '12000',
      },
    ],
    pools: [
      {
        id: 'visits',
        label: text('訪問', 'Visits'),
        unit: { id: 'times', label: text('回', 'times') },
        limit: '2',
      },
    ],
    valid: { from: '申請日', until: '基準日 + duration("P1Y") - duration("P1D")' },
    ordinal: 'all',
    reduction: '1000',
    booking: { until: { daysBefore: 1, at: '17:00' } },
    cancel: { until: { daysBefore: 1, at: '17:00' }, fee: '500', usesUnits: true, claim: '6000' },
    claimDay: 10,
  },
  report: {
    pages: [
      {
        id: 'report',
        title: text('実施の内容'),
        questions: [{ id: 'care', kind: 'long-text', label: text('ケアの内容') }],
      },
    ],
  },
  survey: {
    pages: [
      {
        id: 'survey',
        title: text('アンケート'),
        questions: [
          {
            id: 'satisfaction',
            kind: 'choice',
            label: text('いかがでしたか'),
            options: [
              { id: 'good', label: text('よかった') },
              { id: 'bad', label: text('よくなかった') },
            ],
          },
        ],
      },
    ],
  },
  examples: [
    {
      name: '出産から1年を過ぎている',
      on: '2026-06-01',
      given: { 状況: 'birth', 出産日: '2025-06-01', 住民登録あり: true, 申請日: '2026-06-01' },
      expect: { outcome: 'not-eligible', reasons: ['one-year'] },
    },
  ],
}

function state(id: string, kind: string, label: string) {
  return { id, kind, label: text(label), applicant: { label: text(label), next: text('お待ちください。') } }
}

function letter(id: string, title: string, blocks: unknown[]) {
  return {
    id,
    title: text(title),
    symbol: 'こ',
    blocks,
    mail: { subject: text('お知らせ'), body: text('お知らせがあります。') },
  }
}

/** The small scheme, checked, with parts replaced. */
export function scheme(changes: Record<string, unknown> = {}): Scheme {
  return Scheme.parse({ ...familyCare, ...changes })
}
