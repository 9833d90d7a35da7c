import { journey } from '#language/form/journey.ts'
import type { Answers } from '#language/scheme/form.ts'
import { tokyoInstant } from '#language/values/date.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import {
  enterApplication,
  saveStep,
  startApplication,
  submitApplication,
} from '#modules/applications/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { isClosedDay } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { complete } from './answers.ts'
import { scheme } from './constants.ts'
import type { Mother } from './mothers.ts'
import type { Dice } from './random.ts'
import { asResident, type Theatre } from './theatre.ts'

/** When a mother sends her form: at night, at dawn and at weekends more often than while the office is open. */
export function momentOfApplying(day: string, luck: Dice): Date {
  const minute = String(luck.whole(0, 59)).padStart(2, '0')
  const outside = luck.chance(0.42) || isClosedDay(day)
  const hour = outside
    ? luck.one([5, 6, 7, 20, 21, 21, 22, 22, 23])
    : luck.one([9, 10, 11, 12, 13, 14, 15, 16])
  return tokyoInstant(day, `${String(hour).padStart(2, '0')}:${minute}`)
}

/** Applies online, page after page, and sends it at `at`. `pages`: keep each page as it is left, or all at once. */
export function apply(
  theatre: Theatre,
  mother: Mother,
  at: Date,
  answers: Answers,
  how: { pages: boolean },
): Promise<{ caseId: string; number: string }> {
  const { municipality } = mother
  const began = new Date(at.getTime() - mother.luck.whole(9, 26) * 60_000)
  return theatre.as(asResident(mother), at, async ctx => {
    const begin = { ...ctx, now: began }
    const { id } = await startApplication(begin, { municipality, scheme, channel: 'online' })
    if (how.pages) await writePages(begin, id, mother, answers, at)
    else await writeAtOnce(begin, id, municipality, complete(theatre.scheme, answers))
    return submitApplication(ctx, { id })
  })
}

/** A draft that is left lying before its last pages. */
export async function beginDraft(
  theatre: Theatre,
  mother: Mother,
  at: Date,
  answers: Answers,
  pages: number,
): Promise<string> {
  return theatre.as(asResident(mother), at, async ctx => {
    const { municipality } = mother
    const { id } = await startApplication(ctx, { municipality, scheme, channel: 'online' })
    await writePages(ctx, id, mother, answers, new Date(at.getTime() + 6 * 60_000), pages)
    return id
  })
}

async function writePages(
  ctx: Context,
  id: string,
  mother: Mother,
  given: Answers,
  until: Date,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const published = await schemeOf(ctx, mother.municipality, scheme)
  const answers = complete(published.scheme, given)
  const { facts, options } = await draftFacts(ctx, published)
  const { pages } = journey(published.scheme.form, answers, facts, options)
  const step = (until.getTime() - ctx.now.getTime()) / (pages.length + 1)
  let revision = 0
  for (const [index, { page, questions }] of pages.slice(0, most).entries()) {
    const own = Object.fromEntries(questions.map(question => [question.id, answers[question.id] ?? '']))
    const later = { ...ctx, now: new Date(ctx.now.getTime() + step * (index + 1)) }
    ;({ revision } = await saveStep(later, { id, page: page.id, answers: own, revision }))
  }
}

/** The draft as it stood before it was sent, without the steps in between: of months that are long past. */
async function writeAtOnce(ctx: Context, id: string, municipality: number, answers: Answers): Promise<void> {
  await ctx.db
    .updateTable('applications')
    .set({ answers: json(answers), revision: 1 })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .execute()
}

/** Staff enter what came by post or by telephone. */
export function enterPaper(
  theatre: Theatre,
  at: Date,
  answers: Answers,
  channel: 'paper' | 'phone',
): Promise<{ caseId: string; number: string }> {
  const clerk = theatre.actor(theatre.town.clerk)
  return theatre.as(clerk, at, ctx => enterApplication(ctx, { scheme, channel, answers }))
}
