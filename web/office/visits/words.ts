import type { Stage } from '#modules/visits/schema.ts'
import type { Status } from '../../ui/status-badge.tsx'

/** Where a visit stands, in the words of the counter. */
export const stageNames: Record<Stage, string> = {
  waiting: '待っている',
  explained: '説明済み',
  'papers-missing': '書類待ち',
  received: '受付済み',
  closed: '終了',
}

export const stageLooks: Record<Stage, Status> = {
  waiting: 'active',
  explained: 'neutral',
  'papers-missing': 'waiting',
  received: 'good',
  closed: 'neutral',
}

/** 今日の12番, or what the staff call it. */
export function visitName({ number, label, name }: { number: number; label: string; name: string }): string {
  const who = name || label
  return who ? `${number}番 ${who}` : `${number}番`
}
