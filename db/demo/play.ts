import { addDays, tokyoInstant } from '#language/values/date.ts'
import { addBusinessDays } from '#platform/calendar.ts'
import { beginToUse } from './beginning.ts'
import { facilityId, mannaka, minami } from './constants.ts'
import { monthsBefore, settleMonths } from './months.ts'
import { office } from './office.ts'
import type { Application, Plot } from './plot.ts'
import type { Theatre } from './theatre.ts'
import { offersFor } from './timetable.ts'
import { layOut } from './waiting.ts'
import { applicationOf } from './year.ts'

/** The past year of one town, in the order it happened, and what lies there today. Gives the number of acts. */
export async function playTown(
  theatre: Theatre,
  plots: readonly { household: string; plot: Plot }[],
  say: (line: string) => void,
): Promise<number> {
  const { today, mothers, agenda, town } = theatre
  const offers = await offersFor(theatre)
  const byCase = new Map<string, Application>()
  const house = office(theatre, (caseId, at) => {
    const application = byCase.get(caseId)
    if (application) beginToUse(theatre, offers, caseId, application, at)
  })
  for (const { household, plot } of plots) {
    const mother = mothers.find(one => one.household === household)
    if (!mother) continue
    applicationOf(theatre, house, mother, plot, caseId => byCase.set(caseId, { mother, plot }))
  }
  for (const month of monthsBefore(today, 12)) {
    const next = addDays(`${month}-28`, 5).slice(0, 7)
    house.decideMonth(month, addBusinessDays(`${next}-01`, 3))
  }
  for (const month of monthsBefore(today, 12).filter((_, index) => index % 3 === 2)) {
    const [year, number] = month.split('-').map(Number)
    agenda.at(tokyoInstant(`${month}-28`, '23:59'), [], async () => {
      say(`${year}年${number}月までのできごとを再現しました`)
    })
  }
  layOut(theatre)
  settleMonths(theatre, lastMonth[town.municipality] ?? { open: [], waiting: [] })
  return agenda.play(theatre.perform)
}

/** Of last month: whose claim is not in yet, and whose the office has not accepted yet. */
const lastMonth: Record<number, { open: string[]; waiting: string[] }> = {
  [mannaka]: { open: [facilityId(1), facilityId(3)], waiting: [facilityId(2)] },
  [minami]: { open: [], waiting: [facilityId(2)] },
}
