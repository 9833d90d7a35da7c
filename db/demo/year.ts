import { addDays, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { correctApplication } from '#modules/applications/correction/write.ts'
import { withdrawApplication } from '#modules/applications/write.ts'
import { answersOf, type Situation } from './answers.ts'
import { apply, beginDraft, enterPaper, momentOfApplying } from './applying.ts'
import { minami } from './constants.ts'
import type { Mother } from './mothers.ts'
import { type Brought, desk, nextLook, type Office } from './office.ts'
import type { Plot } from './plot.ts'
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
  const { agenda, today } = theatre
  const { luck } = mother
  const recent = plot.appliedOn > addDays(today, -pagesKeptFor)
  const byStaff = plot.kind === 'paper' || plot.kind === 'phone'
  const from = byStaff
    ? nextLook(tokyoInstant(plot.appliedOn, '09:00'), luck.whole(20, 420))
    : momentOfApplying(plot.appliedOn, luck)
  agenda.at(from, [mother.household, desk], async () => {
    const reduction = plot.kind === 'returned' ? ('non-taxed' as const) : mother.reduction
    const told = { situation: situationOf(plot), base: plot.base, on: from, reduction }
    const answers = answersOf(mother, told, luck)
    if (plot.kind === 'abandoned') {
      await beginDraft(theatre, mother, from, answers, luck.whole(4, 20))
      return
    }
    const onPaper = { ...answers, 'contact-ways': ['phone', 'letter'] }
    const { caseId } = byStaff
      ? await enterPaper(theatre, from, onPaper, plot.kind as 'paper' | 'phone')
      : await apply(theatre, mother, from, answers, { pages: recent })
    applied(caseId)
    decideOn(theatre, office, plot, { mother, caseId, from })
  })
}

function situationOf(plot: Plot): Situation {
  if (plot.kind === 'pregnant' || plot.kind === 'loss') return plot.kind
  return plot.appliedOn < plot.base ? 'pregnant' : 'birth'
}

function decideOn(theatre: Theatre, office: Office, { kind }: Plot, brought: Brought): void {
  const town = theatre.town.municipality === minami ? 'みなみ町' : 'まんなか市'
  if (kind === 'unclear') office.lookInto(brought)
  else if (kind === 'unregistered')
    office.refuse(brought, {
      rule: 'resident',
      text: `申請日において、${town}の住民基本台帳への記録を確認できないため。`,
    })
  else if (kind === 'too-late')
    office.refuse(brought, {
      rule: 'within-year',
      text: '出産から1年を過ぎており、利用できる期間が終わっているため。',
    })
  else if (kind === 'withdrawn') withdraw(theatre, brought)
  else if (kind === 'returned') beCorrected(theatre, office, brought)
  else office.grant(brought)
}

function withdraw({ agenda, as }: Theatre, { mother, caseId, from }: Brought): void {
  const soon = new Date(from.getTime() + mother.luck.whole(3, 9) * 60_000)
  agenda.at(soon, [mother.household, desk], async () => {
    const reason = '引っ越すことになりました。'
    await as(asResident(mother), soon, ctx => withdrawApplication(ctx, { caseId, reason }))
  })
}

function beCorrected({ agenda, as }: Theatre, office: Office, brought: Brought): void {
  const { mother, caseId } = brought
  const comment = {
    question: 'reduction',
    reason: 'mismatch' as const,
    body: '記録では減免の区分を確かめられませんでした。「どちらでもない」に変えるか、お問い合わせください。',
  }
  office.sendBack(brought, [comment], () => {
    const day = addDays(tokyoDay(brought.from), mother.luck.whole(5, 10))
    const from = momentOfApplying(day, mother.luck)
    agenda.at(from, [mother.household, desk], async () => {
      await as(asResident(mother), from, ctx =>
        correctApplication(ctx, { caseId, answers: { reduction: 'none' } }),
      )
      office.grant({ mother, caseId, from })
    })
  })
}
