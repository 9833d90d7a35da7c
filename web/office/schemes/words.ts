import type { QuestionKind } from '#language/scheme/form.ts'
import type { Rank, Route, State } from '#language/scheme/workflow.ts'
import type { GateTask, TaskState } from '#modules/publishing/gate/rules.ts'
import type { VersionState } from '#modules/publishing/history/read.ts'
import type { Status } from '../../ui/status-badge.tsx'

export const versionStates: Record<VersionState, { label: string; status: Status }> = {
  'in-force': { label: '施行中', status: 'good' },
  waiting: { label: '適用日を待っています', status: 'waiting' },
  past: { label: '過去の版', status: 'neutral' },
  overtaken: { label: '使われません', status: 'neutral' },
}

export const kinds: Record<QuestionKind, string> = {
  text: '1行の文',
  'long-text': '長い文',
  number: '数',
  'yes-no': 'はい・いいえ',
  choice: '1つ選ぶ',
  choices: 'いくつでも選ぶ',
  date: '日付',
  name: '氏名',
  address: '住所',
  phone: '電話番号',
  email: 'メールアドレス',
  'bank-account': '口座',
  file: 'ファイル・写真',
  members: '人の一覧',
  consent: '同意',
}

export const ranks: Record<Rank, string> = {
  staff: '担当',
  'subsection-chief': '係長',
  'section-chief': '課長',
  'division-chief': '部長',
}

export const modes: Record<Route['mode'], string> = {
  each: '1件ずつ決裁',
  batch: '担当が承認し、月ごとに一括決裁',
}

export const decisions = { grant: '承認', refuse: '不承認', revoke: '取消し' } as const

export const stateKinds: Record<State['kind'], string> = {
  open: '職員の番',
  waiting: '申請者の番',
  granted: '承認',
  refused: '不承認',
  closed: '終わり',
}

export const consequences = {
  refuse: { label: '不承認の理由になる', status: 'bad' },
  return: { label: '申請者に直してもらう', status: 'waiting' },
  caution: { label: '担当が確かめる', status: 'active' },
} as const satisfies Record<string, { label: string; status: Status }>

export const outcomes = {
  eligible: '対象になる',
  'not-eligible': '対象にならない',
  unknown: 'まだ分からない',
} as const

export const sources = {
  answer: '申請者・施設の答え',
  register: '住民記録など',
  staff: '職員',
  system: 'システム',
  formula: '計算',
} as const

export const tasks: Record<GateTask['id'], { title: string; about: string; to?: string }> = {
  shape: { title: '書き方が正しい', about: '必要な項目がそろい、値の種類が合っています。', to: 'document' },
  structure: {
    title: 'つながりが正しい',
    about: '質問・状態・通知書・枠などの指す先があり、金額の期間にすき間や重なりがありません。',
    to: 'document',
  },
  expressions: {
    title: '式が読める',
    about: '規則や料金の式が、ある言葉だけを使い、正しい種類の結果になります。',
    to: 'document',
  },
  examples: {
    title: '実例がすべて合う',
    about: '「こういう人なら、こうなる」を、草案の決まりで計算し直しました。',
    to: 'examples',
  },
  wordings: {
    title: '文がそろっている',
    about: '日本語・やさしい日本語・英語の文があり、差し込みの { } が対になっています。',
    to: 'wordings',
  },
  boundaries: {
    title: '変わり目の両側に実例がある',
    about: '新しい金額の前の日と当日の実例があると、誤りに気づけます。',
    to: 'examples',
  },
  changed: { title: '変わったところがある', about: '公開されている版と違いがあります。' },
  newest: { title: '最新の版をもとにしている', about: '草案を作ったあとに、ほかの版は公開されていません。' },
}

export const taskStates: Record<TaskState, { label: string; status: Status }> = {
  done: { label: '済み', status: 'good' },
  advice: { label: '確かめてください', status: 'waiting' },
  todo: { label: '直してください', status: 'bad' },
  later: { label: '前の項目のあと', status: 'neutral' },
}
