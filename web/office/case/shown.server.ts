import { say } from '#language/text.ts'
import { peopleOf, viewsOfCase } from '#modules/cases/people/read.ts'
import { caseOf } from '#modules/cases/read.ts'
import { remarkOnRegisters } from '#modules/invitations/households/read.ts'
import { heldLetters, lettersOfCase } from '#modules/letters/read.ts'
import { messagesAbout } from '#modules/messages/read.ts'
import type { Context } from '#platform/context.ts'
import { undrawable } from '#platform/pdf/drawable.ts'
import { routeShown } from '../proposals/route.server.ts'
import type { channels } from '../queue/words.ts'
import { doablesOf } from './actions.server.ts'
import { answersShown, factLabels } from './answers.server.ts'
import { benefitShown } from './benefit.server.ts'
import { historyOf, nameWithRank } from './history.server.ts'
import { intakeShown } from './intake.server.ts'
import { registerShown } from './register.server.ts'

export type ShownCase = Awaited<ReturnType<typeof caseShown>>

/** Everything on the page of one case. */
export async function caseShown(ctx: Context, id: string) {
  const view = await caseOf(ctx, id)
  const { row, published, check } = view
  const office = row.municipality_id
  const letters = await lettersOfCase(ctx, office, id)
  const mails = await messagesAbout(ctx, office, { kind: 'case', id })
  const views = await viewsOfCase(ctx, office, id)
  const people = await peopleOf(ctx, [
    ...view.actions.map(action => action.actorId),
    ...view.proposals.flatMap(p => [p.draftedBy, ...p.steps.map(step => step.actorId)]),
    ...views.map(each => each.viewerId),
  ])
  const label = factLabels(view)
  const open = view.proposals.find(proposal => proposal.position.kind === 'open')
  const held = await heldLetters(ctx, office, id)
  return {
    id,
    now: ctx.now.toISOString(),
    number: row.number,
    applicant: row.applicant,
    kana: row.applicant_kana,
    protected: row.protected,
    scheme: say(published.scheme.name, 'ja'),
    channel: row.channel as keyof typeof channels,
    online: row.account_id !== null,
    receivedAt: row.received_at.toISOString(),
    state: { label: say(view.state.label, 'ja'), kind: view.state.kind },
    age: view.age,
    check: check && {
      outcome: check.outcome,
      clean: check.clean,
      at: check.at.toISOString(),
      missing: check.assessment.missing.map(label),
      cautions: check.assessment.cautions.length,
      returns: check.assessment.returns.length,
    },
    ...(await answersShown(ctx, view)),
    register: await registerShown(ctx, view),
    intake: await intakeShown(ctx, view),
    /** What somebody who was invited says is not as the registers have it. */
    remark: await remarkOnRegisters(ctx, row.municipality_id, row.id),
    benefit: await benefitShown(ctx, view),
    history: historyOf(view, people, letters, mails),
    views: views.map(each => ({ at: each.at.toISOString(), by: nameWithRank(people.get(each.viewerId)) })),
    route: open ? routeShown(open, people) : null,
    proposal: open ? { id: open.id, note: open.note, reasons: open.cases.flatMap(c => c.reasons) } : null,
    ...(await doablesOf(ctx, view)),
    letters: letters.map(letter => ({
      id: letter.id,
      number: letter.number,
      title: letter.title,
      delivery: letter.content.delivery,
    })),
    held: held.map(each => ({
      id: each.id,
      missing: each.missing,
      problems: each.problems.map(problem => problem.message),
    })),
    stuck: mails
      .filter(mail => mail.state === 'failed' || mail.state === 'unconfirmed')
      .map(mail => ({ id: mail.id, subject: mail.subject, state: mail.state, recipient: mail.recipient })),
    /** Characters of the name that letters cannot print. */
    unprintable: undrawable(row.applicant),
    unsent: view.comments.filter(comment => comment.sentAt === null).length,
  }
}
