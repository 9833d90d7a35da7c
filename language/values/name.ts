import type { NameAnswer } from '../scheme/form.ts'
import { compareKana, normaliseKana } from './kana.ts'
import { oneLine } from './plain.ts'

/** A name as registered: spaces at the ends go, every character stays. */
export function normaliseName(name: NameAnswer): NameAnswer {
  return {
    family: oneLine(name.family),
    given: oneLine(name.given),
    familyKana: normaliseKana(oneLine(name.familyKana)),
    givenKana: normaliseKana(oneLine(name.givenKana)),
  }
}

/** 山田　花子, as documents write it; a person with one name only has just that. */
export function formatName(name: Pick<NameAnswer, 'family' | 'given'>): string {
  return [name.family, name.given].filter(part => part !== '').join('　')
}

/** ヤマダ　ハナコ. */
export function formatNameKana(name: Pick<NameAnswer, 'familyKana' | 'givenKana'>): string {
  return [name.familyKana, name.givenKana].filter(part => part !== '').join('　')
}

/** Compares フリガナ of two people, e.g. applicant and account holder. */
export function compareNames(one: NameAnswer, other: NameAnswer): 'same' | 'alike' | 'different' {
  return compareKana(formatNameKana(one), formatNameKana(other))
}

/** Written in Latin letters, as on a residence card: it may be a single name. */
export function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(text)
}
