import { addBusinessDays, addDays } from '#platform/calendar.ts'
import { office } from './office.ts'
import type { Plot } from './plots.ts'
import type { Theatre } from './theatre.ts'
import { applicationOf } from './year.ts'

/** The past year of one town, in the order it happened. Gives the number of acts. */
export async function playTown(
  theatre: Theatre,
  plots: readonly { household: string; plot: Plot }[],
): Promise<number> {
  const { today, mothers, agenda, town } = theatre
  const house = office(theatre)
  for (const { household, plot } of plots) {
    const mother = mothers.find(one => one.household === household)
    if (mother) applicationOf(theatre, house, mother, plot)
  }
  for (const month of monthsBefore(today, 12)) {
    const next = addDays(`${month}-28`, 5).slice(0, 7)
    house.decideMonth(month, addBusinessDays(`${next}-01`, 3))
  }
  return agenda.play(() => theatre.settle(town.municipality))
}

/** The months before a day's own, oldest first: `2026-03`, … */
export function monthsBefore(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, month - 1 - (count - index), 1))
    return date.toISOString().slice(0, 7)
  })
}
