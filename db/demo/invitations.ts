import { journey } from '#language/form/journey.ts'
import type { Answers, AnswerValue, Question } from '#language/scheme/form.ts'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { hashToken } from '#modules/accounts/session/rules.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { withoutGiven } from '#modules/applications/given/rules.ts'
import { applicationOf, schemeOfApplication } from '#modules/applications/read.ts'
import { saveStep } from '#modules/applications/write.ts'
import { latestRun } from '#modules/eligibility/directory/read.ts'
import { beginInvited, sendInvited } from '#modules/invitations/drafting/write.ts'
import { newSecrets, type Secrets } from '#modules/invitations/link/rules.ts'
import { storeLinks } from '#modules/invitations/link/write.ts'
import { bearerOf } from '#modules/invitations/opening/read.ts'
import { lookAtInvitation, openInvitation } from '#modules/invitations/opening/write.ts'
import { createCampaign } from '#modules/invitations/write.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { recordAll } from '#platform/events.ts'
import { mannaka } from './constants.ts'
import type { Stage } from './stage.ts'

/** The letter a visitor of the demo can open: what a real one prints, and nobody keeps, stands here for all to read. */
export const demoLetter: Secrets = {
  token: '5eADLT_V9QQI92v3LBsmhNwRuJw8dp9PYVAIuVbQjPU',
  typed: 'TAKE-J70X-RZJ5-KWW8',
  code: '691746',
}

const dayLong = 86_400_000
/** Of the letters that went out first: so many were looked at, opened, begun, sent. */
const pilot = { letters: 12, seen: 9, opened: 7, begun: 6, sent: 5 }

/**
 * A campaign under way in まんなか市: a dozen letters went out first and some were answered; the rest is left for the
 * visitor to have made.
 */
export async function playInvitations(
  { as, database, perform }: Stage,
  owner: Database,
  now: Date,
  actor: (persona: string) => Actor,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * dayLong)
  const clerk = actor('tanto')
  const begun = ago(0.4)
  const run = await as(clerk, begun, ctx => latestRun(ctx, mannaka))
  if (!run) return
  const { id } = await as(clerk, begun, ctx =>
    createCampaign(ctx, {
      run: run.id,
      filter: { scheme: 'school-aid', outcome: 'eligible', page: 1, size: 50 },
      name: '就学援助のご案内（新しく対象になりそうな世帯）',
      factor: 'code',
      mail: false,
      answerBy: addDays(tokyoDay(now), 45),
    }),
  )
  const all = await owner
    .selectFrom('invitations')
    .select(['id', 'facts'])
    .where('municipality_id', '=', mannaka)
    .where('campaign_id', '=', id)
    .where('way', '=', 'letter')
    .orderBy('household')
    .execute()
  const rows = all.filter(each => isTold(each.facts)).slice(0, pilot.letters)
  const letters = new Map(rows.map((row, index) => [row.id, index === 0 ? demoLetter : newSecrets()]))
  const posted: Actor = { kind: 'system', municipalityId: mannaka, job: 'print-invitations' }
  await as(posted, ago(0.38), async ctx => {
    await storeLinks(ctx, mannaka, letters, { code: true })
    await recordAll(
      ctx,
      rows.map(row => ({
        type: 'invitation.sent',
        municipality: mannaka,
        subject: { kind: 'invitation', id: row.id },
        data: { campaign: id, way: 'letter' },
      })),
    )
  })
  for (const [index, [, secrets]] of [...letters].entries()) {
    // The first is left for the visitor.
    if (index === 0 || index > pilot.seen) continue
    await perform(() => answer(as, database, secrets, index, ago(0.35 - index * 0.02)))
  }
}

async function answer(as: Stage['as'], database: Database, secrets: Secrets, place: number, at: Date) {
  const link = { municipality: mannaka, hash: hashToken(secrets.token) }
  const from = { address: null, now: at }
  await lookAtInvitation(database, link, from)
  if (place > pilot.opened) return
  const opened = await openInvitation(database, { ...link, code: secrets.code }, from)
  const bearer = opened.ok && (await bearerOf(database, mannaka, opened.value.key, at))
  if (!bearer || place > pilot.begun) return
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  const { application } = await as(bearer, later(1), beginInvited)
  if (place > pilot.sent) return
  for (let step = 0; step < 40; step++) {
    const done = await as(bearer, later(2 + step), async ctx => {
      const draft = await applicationOf(ctx, application)
      const published = await schemeOfApplication(ctx, draft)
      const { facts, options } = await draftFacts(ctx, published)
      const way = journey(published.scheme.form, { ...draft.answers, ...draft.given }, facts, options)
      const here = withoutGiven(way, draft.given).pages.find(each => each.state === 'todo')
      if (!here) return true
      const answers: Answers = Object.fromEntries(
        here.questions.map(question => [question.id, plausible(question, ctx.now)]),
      )
      await saveStep(ctx, { id: application, page: here.page.id, answers, revision: draft.revision })
      return false
    })
    if (done) break
  }
  await as(bearer, later(45), sendInvited)
}

/** Whether the registers tell the school of every child, so that nothing about the children is asked. */
function isTold(facts: unknown): boolean {
  const { 子ども: children = [] } = facts as { 子ども?: Record<string, unknown>[] }
  return children.length > 0 && children.every(child => '就学' in child)
}

/** What somebody without anything special to say answers. */
function plausible(question: Question, now: Date): AnswerValue {
  const first = question.options?.find(each => each.id === 'none') ?? question.options?.[0]
  switch (question.kind) {
    case 'yes-no':
      return false
    case 'phone':
      return '090-0000-3141'
    case 'number':
      return question.required === false ? '' : (question.minimum ?? 0)
    case 'choice':
      return question.options?.find(each => each.id === 'registered')?.id ?? first?.id ?? ''
    case 'choices':
      return question.options?.some(each => each.id === 'letter')
        ? ['phone', 'letter']
        : first
          ? [first.id]
          : ''
    case 'consent':
      return { version: question.consent?.version ?? '', agreedAt: now.toISOString() }
    default:
      return ''
  }
}
