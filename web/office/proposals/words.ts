import type { StepKind } from '#modules/cases/approval/rules.ts'

/** The steps of a proposal as buttons, and what each will cause. */
export const stepWords: Record<
  StepKind,
  {
    label: string
    causes: string
    note?: { label: string; required: boolean }
    danger?: boolean
    final?: boolean
  }
> = {
  decide: { label: '決裁する', causes: '最後の決裁です。決定がすぐに効力をもちます', final: true },
  endorse: { label: '確認して次へ回す', causes: '次の決裁者に回ります' },
  'take-up': { label: '引き上げて決裁する', causes: '下位の確認を待たずに進めます', final: true },
  'decide-for': {
    label: '代わりに決裁する',
    causes: '決裁者が不在のときだけ。あとで後閲が要ります',
    note: { label: '不在の理由', required: true },
    final: true,
  },
  'send-back': {
    label: '差し戻す',
    causes: '起案者に戻します',
    note: { label: '差し戻す理由', required: true },
  },
  reject: {
    label: '否決する',
    causes: 'この起案を退けます',
    note: { label: '否決する理由', required: true },
    danger: true,
  },
  'take-back': { label: '起案を取り戻す', causes: '決まる前の起案をやめます' },
  review: { label: '後閲する', causes: '代決された内容を確かめたことを記録します' },
}

export const shows = {
  mine: 'わたしの番',
  open: '回っているもの',
  review: '後閲が要るもの',
  decided: '決裁済み',
  ended: '差戻し・取戻し・否決',
} as const

export const decidesWords = { grant: '承認', refuse: '不承認', revoke: '取消し' } as const
