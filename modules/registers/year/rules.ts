import { findEra, gregorianYear } from '#language/values/era.ts'
import { narrow } from '#language/values/plain.ts'

/** 年度 as files write it: 2026, 令和8, 令和8年度, R8, R08, 508 (era digit and two), 8 (of the present era). */
export function parseYear(text: string): number | undefined {
  const compact = narrow(text).replace(/\s|年度?$/g, '')
  if (/^(19|20)\d{2}$/.test(compact)) return Number(compact)
  const named = /^(令和|平成|昭和|[RHS345])(元|\d{1,2})$/i.exec(compact)
  const count = named
    ? named[2] === '元'
      ? 1
      : Number(named[2])
    : /^\d{1,2}$/.test(compact)
      ? Number(compact)
      : 0
  const era = findEra(named?.[1] ?? '令和')
  return era && count > 0 ? gregorianYear(era, count) : undefined
}
