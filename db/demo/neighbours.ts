import { fiscalYear } from '#language/values/date.ts'
import { mannaka, minami } from './constants.ts'
import type { Family, Member } from './families.ts'
import { inventAddress } from './invented.ts'
import { babies, fathers, mothers, surnames } from './names.ts'
import { type Dice, dice } from './random.ts'

type Kind = 'couple' | 'single' | 'three-generations' | 'with-parent' | 'two-families' | 'elderly' | 'student'

/** How many of each kind live in まんなか市; みなみ町 has a third. */
const kinds: [Kind, number][] = [
  ['couple', 42],
  ['single', 16],
  ['three-generations', 6],
  ['with-parent', 5],
  ['two-families', 2],
  ['elderly', 9],
  ['student', 4],
]

/** Who else is in the register; nobody's story is told of them. */
const others: [Kind, number][] = [
  ['couple', 170],
  ['single', 34],
  ['three-generations', 26],
  ['with-parent', 22],
  ['two-families', 6],
  ['elderly', 150],
  ['student', 55],
]

/** Families with children at school and other households: the rest of the town's register, the same every time. */
export function inventNeighbours(today: string): Family[] {
  return [
    ...invented(today, dice(20_261_101), 3001, kinds),
    ...invented(today, dice(20_261_102), 4001, others),
  ]
}

function invented(today: string, luck: Dice, from: number, wanted: [Kind, number][]): Family[] {
  return ([mannaka, minami] as const).flatMap(municipality => {
    let number = from
    return wanted.flatMap(([kind, count]) =>
      Array.from({ length: municipality === mannaka ? count : Math.ceil(count / 3) }, () =>
        household(luck, { municipality, kind, number: number++, year: fiscalYear(today) }),
      ),
    )
  })
}

function household(
  luck: Dice,
  { municipality, kind, number, year }: { municipality: number; kind: Kind; number: number; year: number },
): Family {
  const [surname, reading] = luck.one(surnames)
  const born = (from: number, to: number) =>
    `${year - luck.whole(from, to)}-${pad(luck.whole(1, 12))}-${pad(luck.whole(1, 28))}`
  const person = (relation: string, sex: Member['sex'], from: number, to: number, small = false): Member => {
    const [given, kana] = luck.one(small ? babies : sex === 'female' ? mothers : fathers)
    return { name: `${surname} ${given}`, kana: `${reading} ${kana}`, relation, born: born(from, to), sex }
  }
  const children = (relation: string, from: number, most: number): Member[] =>
    Array.from({ length: luck.whole(1, most) }, (_, place) =>
      person(
        relation,
        luck.chance(0.5) ? 'female' : 'male',
        Math.max(1, from - place * 3),
        from - place * 3 + 1,
        true,
      ),
    )
  const members: Record<Kind, () => Member[]> = {
    couple: () => [
      person('世帯主', 'male', 32, 50),
      person('妻', 'female', 31, 48),
      ...children('子', luck.whole(7, 20), 3),
    ],
    single: () => [
      person('世帯主', luck.chance(0.88) ? 'female' : 'male', 28, 47),
      ...children('子', luck.whole(7, 17), 2),
    ],
    'three-generations': () => [
      person('世帯主', 'male', 62, 72),
      person('妻', 'female', 60, 70),
      person('子', 'male', 33, 41),
      ...(luck.chance(0.6) ? [person('子の妻', 'female', 31, 40)] : []),
      ...children('子の子', luck.whole(7, 13), 2),
    ],
    'with-parent': () => [
      person('世帯主', 'male', 38, 48),
      person('妻', 'female', 36, 47),
      person('母', 'female', 64, 74),
      ...children('子', luck.whole(8, 15), 2),
    ],
    'two-families': () => [
      person('世帯主', 'male', 63, 70),
      person('子', 'male', 36, 42),
      person('子', 'female', 33, 35),
      ...children('子の子', luck.whole(7, 9), 2),
    ],
    elderly: () => [
      person('世帯主', 'male', 66, 84),
      ...(luck.chance(0.7) ? [person('妻', 'female', 64, 82)] : []),
    ],
    student: () => [person('世帯主', luck.chance(0.5) ? 'female' : 'male', 19, 22)],
  }
  return {
    municipality,
    household: `${municipality === mannaka ? 'H' : 'M'}${number}`,
    address: inventAddress(luck, municipality),
    tax: taxClass(luck, kind),
    ...(kind === 'single' && ((number - 1) % 1000) % 11 === 0 && { protected: true }),
    members: members[kind](),
  }
}

function taxClass(luck: Dice, kind: Kind): Family['tax'] {
  if (luck.chance(0.04)) return null
  if (kind === 'student') return 'non-taxed'
  if (kind === 'single') return luck.chance(0.12) ? 'welfare' : luck.chance(0.5) ? 'non-taxed' : 'taxed'
  return luck.chance(0.15) ? 'non-taxed' : 'taxed'
}

const pad = (value: number) => String(value).padStart(2, '0')
