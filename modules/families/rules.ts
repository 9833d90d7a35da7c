import { compareKana, normaliseKana } from '#language/values/kana.ts'

/** What the resident register can say of a person, by the names rules use. */
export const registerFactNames = {
  resident: '住民登録あり',
  movedInOn: '転入日',
  protected: '支援措置',
  taxClass: '課税区分',
} as const

export interface RegisterEntry {
  movedInOn: string
  movedOutOn: string | null
  protected: boolean
  taxClass: 'taxed' | 'non-taxed' | 'welfare' | null
}

/**
 * The register's facts on the day `on`. Nobody matched: everything is unknown (left out), never a no, since the name
 * may be written differently. Matched without a tax record (未申告, 転入): null, the register was asked and holds
 * none. Somebody who moved away is not registered.
 */
export function factsOfEntry(
  entry: RegisterEntry | null,
  on: string,
): Record<string, string | boolean | null> {
  if (!entry) return {}
  const names = registerFactNames
  return {
    [names.resident]: entry.movedInOn <= on && (entry.movedOutOn === null || entry.movedOutOn > on),
    [names.movedInOn]: entry.movedInOn,
    [names.protected]: entry.protected,
    [names.taxClass]: entry.taxClass,
  }
}

export interface Named {
  name: string
  kana: string
}

/** 氏名 without the space between its parts, for comparing. */
export function joined(name: string): string {
  return name.replace(/[\s\u3000]+/g, '')
}

/**
 * How surely a register entry is the person who wrote this name and kana, both born on the same day: `same` as
 * written, `alike` when kana or characters differ only in the way of writing (a person must look), else `different`.
 */
export function compareIdentity(asked: Named, entry: Named): 'same' | 'alike' | 'different' {
  const kana = compareKana(normaliseKana(asked.kana), normaliseKana(entry.kana))
  const sameName = joined(asked.name) === joined(entry.name)
  if (kana === 'same') return sameName ? 'same' : 'alike'
  return kana === 'alike' || sameName ? 'alike' : 'different'
}

/** The kind of benefit by which a household's 課税区分 is 生活保護, in the list of who receives what. */
export const publicAssistance = 'public-assistance'

/**
 * The 年度 of the tax lists that counts: the newest one taken in that has begun. The tax of a year is settled in June, so
 * the year before goes on until the new list is there.
 */
export function taxYearInForce(taken: readonly number[], fiscalYear: number): number | undefined {
  return taken.filter(year => year <= fiscalYear).sort((a, b) => b - a)[0]
}

export interface TaxedMember {
  age: number
  /** Absent: no record. */
  record?: { class: string | null; declared: boolean }
  /** Receives public assistance. */
  assisted: boolean
}

/**
 * 課税区分 of a household: welfare when somebody receives public assistance, taxed when anybody is, non-taxed when all grown
 * up members are known not to be. Null where that is not known: moved in (転入), or not declared (未申告).
 */
export function householdTaxClass(members: readonly TaxedMember[]): RegisterEntry['taxClass'] {
  if (members.some(member => member.assisted)) return 'welfare'
  if (members.some(({ record }) => record?.class === 'taxed')) return 'taxed'
  const grown = members.filter(({ age }) => age >= grownUp)
  return grown.length > 0 && grown.every(({ record }) => record?.declared && record.class === 'non-taxed')
    ? 'non-taxed'
    : null
}

/** Younger people have a record only when they earn. */
const grownUp = 19
