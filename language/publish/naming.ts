import { say, type Text } from '../text.ts'
import { type Step, valueAt } from './diff.ts'
import { isObject } from './same.ts'

/** The parts of a scheme as a clerk knows them, in reading order. */
export const parts = {
  about: '制度の説明',
  parameters: '金額・回数・期間',
  rules: '対象の規則',
  recipients: '対象の子ども',
  amounts: '支給額',
  payment: '支給の始まりと支払月',
  documents: '必要な書類',
  form: '申請フォーム',
  entitlement: '利用券と料金',
  workflow: '手続と決裁',
  letters: '通知書と案内メール',
  amendments: '決定のあとの届出',
  report: '施設の実施報告',
  survey: '利用後のアンケート',
  directory: '制度ディレクトリでの判定',
  facts: '規則で使う言葉',
  examples: '実例',
} as const
export type Part = keyof typeof parts

/** Where in a scheme something stands, in words. */
export interface PlaceName {
  part: Part
  /** The thing it belongs to: one question, one rule, one letter; absent for what belongs to the whole part. */
  item?: string
  /** What of it: 「聞く理由」「やさしい日本語」. Empty for the thing itself. */
  what: string
  /** The path of the thing. */
  at: Step[]
}

/** Lists whose things are spoken of by name. */
const named = new Set<Step>([
  'parameters',
  'facts',
  'rules',
  'documents',
  'amendments',
  'examples',
  'amounts',
  'letters',
  'states',
  'actions',
  'routes',
  'types',
  'pools',
  'additions',
  'pages',
  'questions',
])
/** Keys that say nothing to a reader beside what stands under them. */
const silent = new Set<Step>([
  'pages',
  'questions',
  'states',
  'actions',
  'routes',
  'types',
  'pools',
  'rows',
  'ja',
])

/** The words of a path. `scheme`: any version that has it, to call things by their names. */
export function placeName(scheme: unknown, path: readonly Step[]): PlaceName {
  const top = path[0]
  const part =
    typeof top === 'string' && top in parts ? (top as Part) : top === 'remedies' ? 'letters' : 'about'
  let depth = 0
  for (const [index, step] of path.entries()) {
    if (index > 0 && named.has(path[index - 1] ?? '') && typeof step !== 'string') depth = index + 1
  }
  const at = path.slice(0, depth)
  const rest = depth > 0 ? path.slice(depth) : part === 'about' || top === 'remedies' ? path : path.slice(1)
  const words = rest.flatMap((step, index) =>
    wordOf(scheme, [...path.slice(0, path.length - rest.length + index), step]),
  )
  const item = depth > 0 ? labelOf(valueAt(scheme, at), at) : undefined
  return { part, ...(item === undefined ? {} : { item }), what: words.join(' › '), at }
}

function wordOf(scheme: unknown, path: readonly Step[]): string[] {
  const step = path.at(-1) ?? ''
  if (typeof step === 'number') return [`${step + 1}番目`]
  if (typeof step === 'object') return [`「${labelOf(valueAt(scheme, path), path) ?? step.is}」`]
  if (silent.has(step)) return []
  const inEntitlement = path[0] === 'entitlement' && entitlementWords[step]
  return [inEntitlement || words[step] || step]
}

/** What a thing is called: its label, name, title or first words. */
export function labelOf(thing: unknown, path: readonly Step[] = []): string | undefined {
  if (isObject(thing)) {
    for (const key of ['label', 'title', 'name', 'text', 'heading'] as const) {
      const value = thing[key]
      if (typeof value === 'string') return value
      if (isText(value)) return say(value, 'ja')
    }
  }
  const last = path.at(-1)
  return typeof last === 'object' ? last.is : undefined
}

export function isText(value: unknown): value is Text {
  return isObject(value) && typeof value.ja === 'string'
}

const words: Record<string, string> = {
  name: '名前',
  summary: '概要',
  about: '案内文',
  careful: '配慮した案内',
  legal: '根拠',
  law: '法令・要綱',
  article: '条・表',
  url: 'URL',
  checkedOn: '確かめた日',
  contact: '問い合わせ先',
  section: '担当課',
  phone: '電話',
  hours: '受付時間',
  value: '値',
  from: '始まり',
  to: '終わり',
  source: '出典',
  title: '見出し',
  lead: '前書き',
  label: '表示の文',
  hint: '補足',
  purpose: '聞く理由',
  wordings: '言いかえ',
  required: '必須',
  when: '条件',
  options: '選択肢',
  checks: '入力の確かめ',
  rule: '成り立つべき式',
  message: '文',
  minimum: '最小',
  maximum: '最大',
  unit: '単位',
  maxLength: '文字数',
  effort: '答える手間',
  gives: 'この答えから分かること',
  prefill: '自動入力',
  shownTo: '見せる相手',
  consent: '同意',
  version: '版',
  text: '文',
  multiple: '複数',
  fields: '項目',
  fact: '使う言葉',
  presumed: '記録だけで見るときのみなし',
  must: '成り立つべき式',
  reason: '理由の文',
  remedy: 'できること',
  clause: '根拠の条',
  consequence: '当てはまらないとき',
  question: '結果を出す質問',
  note: '注',
  standardDays: '標準処理期間（日数）',
  clock: '日数の数え方',
  correctionDays: '補正を待つ日数',
  initial: '最初の状態',
  applicant: '申請者に見せる文',
  next: '次にすること',
  kind: '種類',
  causes: '押すと起きること',
  who: '行う人',
  needs: '添えるもの',
  decides: '決定',
  letter: '送る通知書',
  bulk: 'まとめて行う',
  mode: '決裁のしかた',
  ranks: '回議の順',
  draftedBySystem: 'システムが起案',
  standIns: '代決',
  blocks: '本文',
  heading: '見出し',
  rows: '表',
  list: '箇条書き',
  symbol: '文書記号',
  mail: '案内メール',
  subject: '件名',
  body: '本文',
  remedies: '教示',
  reasons: '理由の欄',
  description: '説明',
  formula: '式',
  type: '種類',
  given: '前提',
  expect: '期待する結果',
  on: '判定する日',
  outcome: '結果',
  documents: '書類',
  missing: '足りない事実',
  use: '利用',
  questions: '質問',
  sameMatter: '同じ件とみなす条件',
  withinDays: '日数',
  id: 'id',
  'ja-easy': 'やさしい日本語',
  en: '英語',
}

const entitlementWords: Record<string, string> = {
  types: '種類',
  pools: '枠',
  length: '単位の長さ',
  maximumNights: '続けて泊まれる数',
  pool: '使う枠',
  units: '1回の数え方',
  window: '使える期間',
  until: '終わり',
  copayment: '自己負担額（減免の前）',
  price: '委託単価',
  step: '最小の単位',
  limit: '上限',
  valid: '利用券の有効期間',
  ordinal: '回目の数え方',
  reduction: '減免額',
  additions: '加算',
  yen: '金額',
  booking: '予約',
  daysBefore: '何日前',
  at: '時刻',
  openAtOnce: '一度に持てる予約',
  cancel: 'キャンセル',
  fee: '利用者のキャンセル料',
  usesUnits: '回数を減らす',
  claim: '施設への支払',
  claimDay: '請求の締切日',
}
