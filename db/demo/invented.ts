import { addDays } from '#language/values/date.ts'
import { mannaka, minami } from './constants.ts'
import { type Family, families, type Member } from './families.ts'
import { babies, fathers, mothers, quarters, surnames } from './names.ts'
import type { Plot } from './plot.ts'
import { type Dice, dice } from './random.ts'

const howMany = { [mannaka]: 104, [minami]: 44 }

/** Families beside the named ones, and how the mother's application went: one after the other through the past year. */
export function inventFamilies(today: string): { family: Family; plot: Plot }[] {
  const luck = dice(20_260_401)
  const taken = new Set(families.map(family => family.members[0]?.name))
  return ([mannaka, minami] as const).flatMap(municipality => {
    const count = howMany[municipality]
    return Array.from({ length: count }, (_, index) => {
      const daysAgo = 5 + Math.floor(((count - 1 - index) / count) * 355) + luck.whole(0, 2)
      return invent(luck, { municipality, index, today, daysAgo, taken })
    })
  })
}

function invent(
  luck: Dice,
  at: { municipality: number; index: number; today: string; daysAgo: number; taken: Set<string | undefined> },
): { family: Family; plot: Plot } {
  const { municipality, today, daysAgo } = at
  const kind = kindBy(luck)
  const appliedOn = addDays(today, -daysAgo)
  const [surname, given] = freshName(luck, at.taken)
  const born = addDays(
    appliedOn,
    kind === 'pregnant' ? luck.whole(9, 60) : kind === 'too-late' ? -372 : -luck.whole(6, 95),
  )
  const multiple = luck.chance(0.03)
  const alone = luck.chance(0.12)
  const father = luck.one(fathers)
  const person = (
    name: string,
    kana: string,
    relation: string,
    birth: string,
    sex: Member['sex'],
  ): Member => ({
    name: `${surname[0]} ${name}`,
    kana: `${surname[1]} ${kana}`,
    relation,
    born: birth,
    sex,
  })
  const grownUp = (from: number, to: number) =>
    `${luck.whole(from, to)}-${pad(luck.whole(1, 12))}-${pad(luck.whole(1, 28))}`
  const members = [
    person(...given, alone ? '世帯主' : '妻', grownUp(1986, 2001), 'female'),
    ...(alone ? [] : [person(...father, '世帯主', grownUp(1984, 1999), 'male')]),
    ...(kind === 'loss' || born > today
      ? []
      : Array.from({ length: multiple ? 2 : 1 }, () => luck.one(babies))
    ).map(baby => person(...baby, '子', born, luck.chance(0.5) ? 'female' : 'male')),
  ]
  const family: Family = {
    municipality,
    household: `${municipality === mannaka ? 'H' : 'M'}${1001 + at.index}`,
    address: inventAddress(luck, municipality),
    tax: taxOf(luck, kind),
    ...(kind === 'unclear' && { movedIn: addDays(born, luck.whole(1, 5)) }),
    ...(kind === 'unregistered' && { unregistered: true }),
    members,
  }
  return { family, plot: { kind, appliedOn, base: born } }
}

function kindBy(luck: Dice): Plot['kind'] {
  const roll = luck.next()
  if (roll < 0.6) return 'clean'
  if (roll < 0.7) return 'pregnant'
  if (roll < 0.73) return 'loss'
  if (roll < 0.81) return 'returned'
  if (roll < 0.87) return 'unclear'
  if (roll < 0.89) return 'unregistered'
  if (roll < 0.91) return 'too-late'
  if (roll < 0.96) return 'paper'
  if (roll < 0.975) return 'phone'
  return roll < 0.985 ? 'withdrawn' : 'abandoned'
}

function taxOf(luck: Dice, kind: Plot['kind']): Family['tax'] {
  if (kind === 'returned') return null
  if (luck.chance(0.08)) return 'non-taxed'
  return luck.chance(0.03) ? 'welfare' : 'taxed'
}

function freshName(luck: Dice, taken: Set<string | undefined>) {
  for (;;) {
    const surname = luck.one(surnames)
    const given = luck.one(mothers)
    const whole = `${surname[0]} ${given[0]}`
    if (taken.has(whole)) continue
    taken.add(whole)
    return [surname, given] as const
  }
}

export function inventAddress(luck: Dice, municipality: number): string {
  if (municipality === mannaka) {
    const [place, , highest] = luck.one(quarters.mannaka)
    return `まんなか市${place}${luck.whole(1, highest)}丁目${luck.whole(1, 12)}番${luck.whole(1, 20)}号`
  }
  const [place, , highest] = luck.one(quarters.minami)
  return `みなみ町${place}${luck.whole(1, highest)}番地`
}

const pad = (n: number) => String(n).padStart(2, '0')
