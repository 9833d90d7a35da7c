import { addMonths } from '#language/values/date.ts'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { addBusinessDays, addDays, dayInTokyo } from '#platform/calendar.ts'
import { answersOf } from './answers.ts'
import { momentOfApplying } from './applying.ts'
import { minami } from './constants.ts'
import { monthsBefore, settleMonths } from './months.ts'
import type { Mother } from './mothers.ts'
import { office } from './office.ts'
import type { Plot } from './plots.ts'
import { asResident, type Theatre } from './theatre.ts'
import { type Offer, offersFor } from './timetable.ts'
import { spendVoucher } from './using.ts'
import { applicationOf } from './year.ts'

interface Application {
  mother: Mother
  plot: Plot
}

/** The past year of one town, in the order it happened. Gives the number of acts. */
export async function playTown(
  theatre: Theatre,
  plots: readonly { household: string; plot: Plot }[],
): Promise<number> {
  const { today, mothers, agenda } = theatre
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
  settleMonths(theatre, { open: [], waiting: [] })
  return agenda.play(theatre.perform)
}

/** How far back vouchers are used as often as in life; before that, once or twice. */
const livelyFor = 150

/** A few days after the voucher arrived the mother books; one who was pregnant first tells of the birth. */
function beginToUse(
  theatre: Theatre,
  offers: readonly Offer[],
  caseId: string,
  { mother, plot }: Application,
  granted: Date,
): void {
  const { agenda, today } = theatre
  const { household, luck } = mother
  const lively = plot.appliedOn > addDays(today, -livelyFor)
  const times = lively ? luck.one([0, 1, 1, 2, 2, 3, 3, 4, 5]) : luck.one([0, 1, 1, 2])
  const expecting = plot.base > plot.appliedOn
  const from = addDays(plot.base, 7)
  const first = momentOfApplying(addDays(dayInTokyo(granted), luck.whole(1, 5)), luck)
  const at = expecting ? momentOfApplying(addDays(plot.base, luck.whole(12, 20)), luck) : first
  if (expecting) tellOfBirth(theatre, caseId, { mother, plot })
  agenda.at(at, [household], async () => {
    const voucher = await voucherOf(theatre, caseId)
    // Applications on paper without an account: booked by telephone, in reality.
    if (!voucher || mother.account === '' || !voucher.account_id) return
    const using = {
      mother,
      voucherId: voucher.id,
      from,
      until: voucher.valid_until,
      stayUntil: mother.municipality === minami ? addDays(addMonths(plot.base, 4), -1) : voucher.valid_until,
      loss: plot.kind === 'loss',
    }
    spendVoucher(theatre, offers, using, { at, times })
  })
}

/** 変更の届出, from bed: the voucher's days follow. */
function tellOfBirth({ agenda, as }: Theatre, caseId: string, { mother, plot }: Application): void {
  const { household, luck } = mother
  const at = momentOfApplying(addDays(plot.base, luck.whole(7, 11)), luck)
  agenda.at(at, [household], async () => {
    const all = answersOf(mother, { situation: 'birth', base: plot.base, on: at }, luck)
    const asked = [
      'situation',
      'birth-date',
      'hospitalised',
      'discharge-date',
      'babies',
      'feeding',
      'previous-use',
    ]
    const answers = Object.fromEntries(asked.map(id => [id, all[id] ?? '']))
    await as(asResident(mother), at, ctx =>
      amendApplication(ctx, { caseId, amendment: 'after-pregnancy', answers }),
    )
  })
}

async function voucherOf({ owner, town }: Theatre, caseId: string) {
  const { rows } = await owner.query<{ id: string; account_id: string | null; valid_until: string }>(
    'select id, account_id, valid_until from vouchers where municipality_id = $1 and case_id = $2',
    [town.municipality, caseId],
  )
  return rows[0]
}
