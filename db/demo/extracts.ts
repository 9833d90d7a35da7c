import type { Transaction } from 'kysely'
import { ageAt, fiscalYear } from '#language/values/date.ts'
import type { DB } from '#platform/db.ts'
import { diceOf } from './random.ts'

type Resident = {
  municipality_id: number
  number: string
  household: string
  relation: string
  birth_date: string
  tax_class: string | null
}

const schools = {
  elementary: ['中央小学校', '緑小学校', '東小学校'],
  'junior-high': ['第一中学校', '第二中学校'],
} as const

/**
 * What the other registers say of everybody in the demo's resident register: taxes of this and the last 年度, pupils, who
 * receives what. People without a tax class in the register have no tax record; a few have not declared.
 */
export async function loadExtracts(db: Transaction<DB>, today: string): Promise<void> {
  const people = await db
    .selectFrom('residents')
    .select(['municipality_id', 'number', 'household', 'relation', 'birth_date', 'tax_class'])
    .orderBy('number')
    .execute()
  const year = fiscalYear(today)
  await db
    .insertInto('register_taxes')
    .values(people.flatMap(person => [year - 1, year].flatMap(of => taxOf(person, of, today))))
    .execute()
  await db
    .insertInto('register_pupils')
    .values(people.flatMap(person => pupilOf(person, year)))
    .execute()
  await db.insertInto('register_benefits').values(people.flatMap(benefitOf)).execute()
}

/** Income by class and place in the household; the same every year but for a small rise. */
export function taxOf(person: Resident, year: number, today: string) {
  if (person.tax_class === null || ageAt(person.birth_date, today) < 19) return []
  const luck = diceOf(person.number)
  const earns = person.relation === '妻' || person.relation === '子の妻' ? luck.chance(0.55) : true
  const taxed = person.tax_class === 'taxed' && earns
  const old = ageAt(person.birth_date, today) >= 65
  const income = taxed ? luck.whole(old ? 60 : 130, old ? 160 : 520) * 10_000 : luck.whole(0, 40) * 10_000
  // Only neighbours: what happened to the others was played with the class the register gives them.
  const declared = !(/^[HM][34]/.test(person.household) && luck.chance(0.04))
  return [
    {
      municipality_id: person.municipality_id,
      number: person.number,
      year,
      income: declared ? income + (year % 10) * 10_000 * Number(taxed) : null,
      salary_or_pension: declared ? taxed && luck.chance(0.9) : null,
      deductions: declared ? luck.whole(0, 3) * 130_000 : null,
      dependants: declared ? (person.relation === '世帯主' ? luck.whole(0, 3) : 0) : null,
      class: declared ? (taxed ? 'taxed' : 'non-taxed') : null,
      declared,
    },
  ]
}

export function pupilOf(person: Resident, year: number) {
  const grade = year - schoolYearOf(person.birth_date) - 6
  if (grade < 1 || grade > 9) return []
  const stage = grade <= 6 ? ('elementary' as const) : ('junior-high' as const)
  const luck = diceOf(person.household)
  return [
    {
      municipality_id: person.municipality_id,
      number: person.number,
      year,
      school: luck.one<string>(schools[stage]),
      stage,
      grade: grade <= 6 ? grade : grade - 6,
    },
  ]
}

/** The 年度 of birth as school counts it: born on 1 April or before, one belongs to the year before. */
function schoolYearOf(birth: string): number {
  const year = Number(birth.slice(0, 4))
  return birth.slice(5) < '04-02' ? year - 1 : year
}

function benefitOf(person: Resident) {
  if (person.relation !== '世帯主') return []
  const about = { municipality_id: person.municipality_id, number: person.number, since: '2024-06-01' }
  if (person.tax_class === 'welfare') return [{ ...about, kind: 'public-assistance' }]
  const luck = diceOf(`${person.household} benefits`)
  return /^[HM][34]/.test(person.household) && luck.chance(0.12)
    ? [{ ...about, kind: 'single-parent-allowance' }]
    : []
}
