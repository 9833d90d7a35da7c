import type { HandReason, LeftOutReason } from '#modules/invitations/schema.ts'
import type { SheetState } from '#modules/invitations/sheets/schema.ts'

export const handNames: Record<HandReason, string> = {
  protected: '支援措置の方がいる世帯',
  claimant: '台帳からは申請者が分からない',
  gone: '転出などで世帯が変わった',
  unprintable: '印刷できない文字がある',
}

export const leftOutNames: Record<LeftOutReason, string> = {
  'not-eligible': '対象外と判定',
  invited: 'すでに案内している',
  applied: 'すでに申請がある',
}

export const sheetStates: Record<
  SheetState,
  { label: string; status: 'neutral' | 'active' | 'good' | 'bad' }
> = {
  waiting: { label: '順番待ち', status: 'neutral' },
  making: { label: '作成中', status: 'active' },
  ready: { label: 'できました', status: 'good' },
  failed: { label: 'できませんでした', status: 'bad' },
  destroyed: { label: '消去済み', status: 'neutral' },
}

export const partNames = {
  hand: '手で案内する世帯',
  locked: '止まっている案内',
  unopened: '開いていない世帯',
  unanswered: '開いて申請していない世帯',
  applied: '申請した世帯',
} as const

export const factorNames = { 'birth-date': '宛名の方の生年月日', code: '手紙に印刷する確認番号' } as const
