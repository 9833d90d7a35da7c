import type { Transaction } from 'kysely'
import type { AddressAnswer, NameAnswer } from '#language/scheme/form.ts'
import type { DB } from '#platform/db.ts'
import { mannaka } from './constants.ts'
import type { Family, Member } from './families.ts'
import { quarters } from './names.ts'

/** `YYYY-MM-DD` of `monthsAgo` before `today`. */
function monthsBefore(today: string, months: number, day = 10): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, day)).toISOString().slice(0, 10)
}

export function bornOn({ born }: Member, today: string): string {
  return typeof born === 'string' ? born : monthsBefore(today, born.monthsAgo, born.day)
}

/** The resident register of both towns. */
export async function loadFamilies(
  db: Transaction<DB>,
  all: readonly Family[],
  today: string,
): Promise<void> {
  const rows = all
    .filter(family => !family.unregistered)
    .flatMap((family, index) =>
      family.members.map((member, order) => {
        const birth = bornOn(member, today)
        const moved =
          typeof family.movedIn === 'object'
            ? monthsBefore(today, family.movedIn.monthsAgo)
            : (family.movedIn ?? '2019-04-01')
        return {
          municipality_id: family.municipality,
          number: `${String(index + 1).padStart(5, '0')}${order + 1}`,
          household: family.household,
          relation: member.relation,
          name: member.name,
          kana: member.kana,
          birth_date: birth,
          sex: member.sex,
          postal_code: addressOf(family).postalCode,
          address: family.address,
          moved_in_on: moved > birth ? moved : birth,
          protected: family.protected ?? false,
          tax_class: family.tax === undefined ? 'taxed' : family.tax,
          extracted_on: today,
        }
      }),
    )
  await db.insertInto('residents').values(rows).execute()
}

/** 「佐藤 美咲」 in its parts, as one writes it on a form. */
export function nameOf({ name, kana }: Member): NameAnswer {
  const [family = '', ...given] = name.split(' ')
  const [familyKana = '', ...givenKana] = kana.split(' ')
  return { family, given: given.join(' '), familyKana, givenKana: givenKana.join(' ') }
}

export function addressOf({ municipality, address }: Family): AddressAnswer {
  const city = municipality === mannaka ? 'まんなか市' : 'みなみ町'
  const town = address.slice(city.length)
  const known = [...quarters.mannaka, ...quarters.minami].find(([place]) => town.startsWith(place))
  return { postalCode: known?.[1] ?? '100-0001', prefecture: '東京都', city, town }
}
