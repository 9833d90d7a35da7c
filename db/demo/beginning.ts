import { addDays, addMonths, tokyoDay } from '#language/values/date.ts'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { deliverLetter } from '#modules/letters/write.ts'
import { answersOf } from './answers.ts'
import { momentOfApplying } from './applying.ts'
import { minami } from './constants.ts'
import { desk, nextLook } from './office.ts'
import { answerSurveyOf } from './opinions.ts'
import { planUses } from './planned.ts'
import type { Application } from './plot.ts'
import { scenes } from './scenes.ts'
import { asResident, type Theatre } from './theatre.ts'
import type { Offer } from './timetable.ts'
import { spendVoucher } from './using.ts'

/** How far back vouchers are used as often as in life; before that, once or twice. */
const livelyFor = 125

/** A few days after the voucher arrived the mother books; one who was pregnant first tells of the birth. */
export function beginToUse(
  theatre: Theatre,
  offers: readonly Offer[],
  caseId: string,
  application: Application,
  granted: Date,
): void {
  const { agenda, today } = theatre
  const { mother, plot } = application
  const { household, luck } = mother
  const lively = plot.appliedOn > addDays(today, -livelyFor)
  const times = lively ? luck.one([0, 1, 1, 2, 2, 3, 3, 4, 5]) : luck.one([0, 0, 1, 1, 2])
  const expecting = plot.base > plot.appliedOn
  const scene = scenes[household]
  const first = momentOfApplying(addDays(tokyoDay(granted), luck.whole(1, 5)), luck)
  const at = expecting ? momentOfApplying(addDays(plot.base, luck.whole(12, 20)), luck) : first
  if (expecting) tellOfBirth(theatre, caseId, application)
  // After the office's act and what follows from it.
  agenda.at(scene ? granted : at, [household, desk], async () => {
    const voucher = await voucherOf(theatre, caseId)
    if (!voucher) return
    if (voucher.account_id === null) postLetters(theatre, caseId, application, granted)
    const using = {
      mother,
      voucherId: voucher.id,
      byPhone: voucher.account_id === null,
      from: addDays(plot.base, 7),
      until: voucher.valid_until,
      stayUntil: mother.municipality === minami ? addDays(addMonths(plot.base, 4), -1) : voucher.valid_until,
      loss: plot.kind === 'loss',
    }
    const then = (reservationId: string, used: Date) => {
      if (using.byPhone || !luck.chance(0.55)) return
      answerSurveyOf(theatre, using, reservationId, addDays(tokyoDay(used), luck.whole(1, 4)))
    }
    if (scene) planUses(theatre, offers, using, scene.uses)
    else spendVoucher(theatre, offers, using, { at, times, then })
  })
}

/** Whoever has no account gets the letter by post; those of this week still lie in the tray. */
function postLetters(theatre: Theatre, caseId: string, { mother }: Application, granted: Date): void {
  const { agenda, as, actor, owner, today, town } = theatre
  const at = nextLook(granted, mother.luck.whole(40, 300))
  if (tokyoDay(at) > addDays(today, -7)) return
  agenda.at(at, [mother.household, desk], async () => {
    const { rows } = await owner.query<{ id: string }>(
      'select id from letters where municipality_id = $1 and case_id = $2',
      [town.municipality, caseId],
    )
    for (const { id } of rows) await as(actor(town.clerk), at, ctx => deliverLetter(ctx, { letterId: id }))
  })
}

/** 変更の届出, from bed: the voucher's days follow. */
function tellOfBirth({ agenda, as }: Theatre, caseId: string, { mother, plot }: Application): void {
  const { household, luck } = mother
  const at = momentOfApplying(addDays(plot.base, luck.whole(7, 11)), luck)
  agenda.at(at, [household], async () => {
    const all = answersOf(mother, { situation: 'birth', base: plot.base, on: at }, luck)
    const answers = Object.fromEntries(opened.map(id => [id, all[id] ?? '']))
    await as(asResident(mother), at, ctx =>
      amendApplication(ctx, { caseId, amendment: 'after-pregnancy', answers }),
    )
  })
}

/** What the form asks once the situation is no longer a pregnancy. */
const opened = [
  'situation',
  'birth-date',
  'hospitalised',
  'discharge-date',
  'babies',
  'feeding',
  'previous-use',
]

async function voucherOf({ owner, town }: Theatre, caseId: string) {
  const { rows } = await owner.query<{ id: string; account_id: string | null; valid_until: string }>(
    'select id, account_id, valid_until from vouchers where municipality_id = $1 and case_id = $2',
    [town.municipality, caseId],
  )
  return rows[0]
}
