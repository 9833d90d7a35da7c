import type { Transaction } from 'kysely'
import type { AddressAnswer, NameAnswer } from '#language/scheme/form.ts'
import { addDays } from '#language/values/date.ts'
import type { DB } from '#platform/db.ts'
import type { Family } from './families.ts'
import { personas } from './people.ts'
import { type Dice, diceOf } from './random.ts'
import { addressOf, bornOn, nameOf } from './register.ts'

/** A woman of the demo city with an account, as she writes herself on a form. */
export interface Mother {
  municipality: number
  household: string
  account: string
  name: NameAnswer
  ownBirthDate: string
  address: AddressAnswer
  phone: string
  email: string
  language: 'ja' | 'ja-easy'
  partner: string | null
  /** Her babies; empty where there are none yet, or where one has died. */
  babies: { name: string; born: string }[]
  reduction: 'none' | 'non-taxed' | 'welfare'
  /** Her own, so that others' acts do not change hers. */
  luck: Dice
}

/** Accounts for the mothers who are nobody's persona; gives everyone who applies in the demo. */
export async function loadMothers(
  db: Transaction<DB>,
  all: readonly Family[],
  today: string,
): Promise<Mother[]> {
  const register = await db
    .selectFrom('residents')
    .select(['municipality_id', 'id', 'name', 'kana'])
    .execute()
  const cast = all.map((family, index) => {
    const [mother] = family.members
    if (!mother) throw new Error(`nobody lives in ${family.household}`)
    const persona = personas.find(p => p.municipality === family.municipality && p.name === mother.name)
    const resident = register.find(r => r.municipality_id === family.municipality && r.name === mother.name)
    return {
      family,
      mother,
      persona,
      email: persona?.email ?? `${family.household.toLowerCase()}@example.jp`,
      phone: persona?.phone ?? `090-0000-${3000 + index}`,
      resident: resident?.id ?? null,
    }
  })
  await db
    .insertInto('accounts')
    .values(
      cast
        .filter(one => !one.persona)
        .map(({ family, mother, email, phone, resident }) => ({
          kind: 'resident',
          municipality_id: family.municipality,
          email,
          name: mother.name,
          kana: mother.kana,
          phone,
          resident_id: resident,
          created_at: new Date('2025-04-01T00:00:00Z'),
        })),
    )
    .execute()
  const accounts = await db.selectFrom('accounts').select(['id', 'email']).execute()
  const accountOf = new Map(accounts.map(account => [account.email, account.id]))
  return cast.map(({ family, mother, persona, email, phone }) => ({
    municipality: family.municipality,
    household: family.household,
    account: accountOf.get(email) ?? '',
    name: nameOf(mother),
    ownBirthDate: bornOn(mother, today),
    address: addressOf(family),
    phone,
    email,
    language: persona?.language === 'ja-easy' ? 'ja-easy' : 'ja',
    partner:
      family.members.find(member => member.sex === 'male' && member.relation === '世帯主')?.name ?? null,
    babies: family.members
      .filter(member => member.relation === '子' && bornOn(member, today) > addDays(today, -520))
      .map(member => ({ name: member.name, born: bornOn(member, today) })),
    luck: diceOf(family.household),
    reduction: family.tax === 'non-taxed' || family.tax === 'welfare' ? family.tax : 'none',
  }))
}
