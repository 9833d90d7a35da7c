import { addBusinessDays, addDays } from '#platform/calendar.ts'
import { mannaka, minami } from './constants.ts'
import { type Office, office } from './office.ts'
import type { Plot } from './plots.ts'
import { publishSchemes } from './schemes.ts'
import { deliverPast } from './stage.ts'
import type { Theatre } from './theatre.ts'
import { applicationOf } from './year.ts'

/** The past year of both towns, in the order it happened. */
export async function playPast(
  theatre: Theatre,
  plots: readonly { household: string; plot: Plot }[],
  say: (line: string) => void,
): Promise<void> {
  const { today } = theatre
  const began = Date.now()
  await publishSchemes(theatre, new Date('2025-03-25T01:00:00Z'), '2025-04-01')
  const offices: Record<number, Office> = {
    [mannaka]: office(theatre, mannaka),
    [minami]: office(theatre, minami),
  }
  for (const { household, plot } of plots) {
    const mother = theatre.mothers.find(one => one.household === household)
    const hers = mother && offices[mother.municipality]
    if (mother && hers) applicationOf(theatre, hers, mother, plot)
  }
  for (const month of monthsBefore(today, 12)) {
    const next = addDays(`${month}-28`, 5).slice(0, 7)
    offices[minami]?.decideMonth(month, addBusinessDays(`${next}-01`, 3))
  }
  await theatre.settle()
  const acts = await theatre.agenda.play(() => theatre.settle())
  await deliverPast(theatre.owner)
  say(`過去1年のできごとを再現しました（${acts}件、${((Date.now() - began) / 1000).toFixed(1)}秒）`)
}

/** The months before a day's own, oldest first: `2026-03`, … */
export function monthsBefore(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, month - 1 - (count - index), 1))
    return date.toISOString().slice(0, 7)
  })
}
