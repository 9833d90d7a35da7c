import type { Share, Statistic } from '#modules/outcomes/rules.ts'

/** 3日4時間, 5時間20分, 12分. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole}分`
  const hours = Math.floor(whole / 60)
  if (hours < 48) return whole % 60 === 0 ? `${hours}時間` : `${hours}時間${whole % 60}分`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days}日` : `${days}日${hours % 24}時間`
}

export const notEnough = 'データが足りません'

/** The median in words; what it stands on is said beside it. */
export function median(statistic: Statistic, words: (value: number) => string): string {
  return statistic.median === null ? notEnough : words(statistic.median)
}

/** 平均 5時間・n=24. */
export function basis(statistic: Statistic, words: (value: number) => string): string {
  return statistic.mean === null
    ? `n=${statistic.n}（5件から出します）`
    : `平均 ${words(statistic.mean)}・n=${statistic.n}`
}

/** A share with its base, always. */
export function shareText({ count, base, share }: Share): string {
  return share === null ? `${base}件のうち${count}件` : `${percent(share)}（${base}件のうち${count}件）`
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

export const one = (value: number) => value.toFixed(1)
