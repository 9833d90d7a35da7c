/** How a household's result differs from the one before. */
export const changes = {
  became: '新たに対象',
  stopped: '対象でなくなった',
  amount: '額・対象者が変わった',
  unclear: '要確認になった',
  settled: '要確認から対象外',
  new: '新しい世帯',
  gone: 'いなくなった世帯',
  same: '変わらない',
} as const
export type Change = keyof typeof changes

export const outcomes = ['eligible', 'not-eligible', 'unknown'] as const

/** Work that has given no sign of life for so long is taken up by somebody else. In seconds. */
export const silence = 30

/** How many finished runs keep the facts they judged, to tell why something changed. */
export const factsKept = 2

export interface SchemeCounts {
  eligible: number
  notEligible: number
  unknown: number
}

/** Whole percent done, while a run is under way: gathering counts as one of the steps. */
export function progressOf({ step, done, total }: { step: string; done: number; total: number }): number {
  if (step === 'waiting') return 0
  return Math.min(99, Math.round(((step === 'gathering' ? 0.5 : done + 1) / (total + 1)) * 100))
}
