import { correctApplication } from '#modules/applications/correction/write.ts'
import { withdrawApplication } from '#modules/applications/write.ts'
import { addDays, dayInTokyo, instantInTokyo } from '#platform/calendar.ts'
import { answersOf, type Situation } from './answers.ts'
import { apply, enterPaper, momentOfApplying } from './applying.ts'
import { minami } from './constants.ts'
import type { Mother } from './mothers.ts'
import { nextLook, type Office } from './office.ts'
import type { Plot } from './plots.ts'
import { asResident, type Theatre } from './theatre.ts'

/** How far back every page of a form is kept as it was left; before that, only what was sent. */
const pagesKeptFor = 14

/** Writes one application of the past year into the agenda, from the first page to the decision. */
export function applicationOf(
  theatre: Theatre,
  office: Office,
  mother: Mother,
  plot: Plot,
  applied: (caseId: string) => void,
): void {
  const { agenda, luck, today } = theatre
  const recent = plot.appliedOn > addDays(today, -pagesKeptFor)
  const situation: Situation =
    plot.kind === 'pregnant' || plot.kind === 'loss'
      ? plot.kind
      : plot.appliedOn < plot.base
        ? 'pregnant'
        : 'birth'
  const byStaff = plot.kind === 'paper' || plot.kind === 'phone'
  const sent = byStaff
    ? nextLook(instantInTokyo(plot.appliedOn, '09:00'), luck.whole(20, 420))
    : momentOfApplying(plot.appliedOn, luck)
  agenda.at(sent, async () => {
    const reduction = plot.kind === 'returned' ? ('non-taxed' as const) : mother.reduction
    const answers = answersOf(mother, { situation, base: plot.base, on: sent, reduction }, luck)
    const { caseId } = byStaff
      ? await enterPaper(theatre, sent, answers, plot.kind as 'paper' | 'phone')
      : await apply(theatre, mother, sent, answers, { pages: recent })
    applied(caseId)
    decideOn(theatre, office, mother, plot, caseId, sent)
  })
}

function decideOn(
  theatre: Theatre,
  office: Office,
  mother: Mother,
  plot: Plot,
  caseId: string,
  sent: Date,
): void {
  const town = mother.municipality === minami ? 'みなみ町' : 'まんなか市'
  if (plot.kind === 'unclear') office.lookInto(caseId, sent)
  else if (plot.kind === 'unregistered')
    office.refuse(caseId, sent, {
      rule: 'resident',
      text: `申請日において、${town}の住民基本台帳への記録を確認できないため。`,
    })
  else if (plot.kind === 'too-late')
    office.refuse(caseId, sent, {
      rule: 'within-year',
      text: '出産から1年を過ぎており、利用できる期間が終わっているため。',
    })
  else if (plot.kind === 'withdrawn') withdraw(theatre, mother, caseId, sent)
  else if (plot.kind === 'returned') beCorrected(theatre, office, mother, caseId, sent)
  else office.grant(caseId, sent)
}

function withdraw({ agenda, as, luck }: Theatre, mother: Mother, caseId: string, sent: Date): void {
  const soon = new Date(sent.getTime() + luck.whole(3, 9) * 60_000)
  agenda.at(soon, async () => {
    const reason = '引っ越すことになりました。'
    await as(asResident(mother), soon, ctx => withdrawApplication(ctx, { caseId, reason }))
  })
}

function beCorrected(
  { agenda, as, luck }: Theatre,
  office: Office,
  mother: Mother,
  caseId: string,
  sent: Date,
): void {
  const comment = {
    question: 'reduction',
    reason: 'mismatch' as const,
    body: '記録では減免の区分を確かめられませんでした。「どちらでもない」に変えるか、お問い合わせください。',
  }
  office.sendBack(caseId, sent, [comment], () => {
    const corrected = momentOfApplying(addDays(dayInTokyo(sent), luck.whole(4, 10)), luck)
    agenda.at(corrected, async () => {
      await as(asResident(mother), corrected, ctx =>
        correctApplication(ctx, { caseId, answers: { reduction: 'none' } }),
      )
      office.grant(caseId, corrected)
    })
  })
}
