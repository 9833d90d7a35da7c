import { questionsOf } from '#language/form/facts.ts'
import { advance } from '#modules/applications/state/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { officeOf, staffOf } from '../access.ts'
import { proposalsOfCase } from '../approval/read.ts'
import { takeBackSystemDrafts } from '../approval/write.ts'
import { type CaseRow, caseRow, standingCase } from '../facts/read.ts'
import { CommentOn, DropComment, Return } from './schema.ts'

interface NewComment {
  question: string
  reason: string
  body: string
}

async function insertComments(ctx: Context, row: CaseRow, comments: readonly NewComment[], sent: boolean) {
  if (comments.length === 0) return
  const { scheme } = await schemeOf(ctx, row.municipality_id, row.scheme_id, row.scheme_version)
  const known = new Set(questionsOf(scheme.form).map(question => question.id))
  const strange = comments.find(comment => !known.has(comment.question))
  if (strange) refuse('not-found', { question: strange.question })
  await ctx.db
    .insertInto('case_comments')
    .values(
      comments.map(comment => ({
        municipality_id: row.municipality_id,
        case_id: row.id,
        question: comment.question,
        reason: comment.reason,
        body: comment.body,
        account_id: row.account_id,
        author_id: staffOf(ctx).accountId,
        at: ctx.now,
        sent_at: sent ? ctx.now : null,
      })),
    )
    .execute()
}

/** Puts a remark beside one answer. The applicant sees it only once the case is returned. */
export const commentOn = command({
  type: 'case.commented',
  schema: CommentOn,
  where: officeOf,
  async run(ctx, { caseId, ...comment }) {
    staffOf(ctx)
    const row = await caseRow(ctx, officeOf(ctx), caseId)
    if (!row) return refuse('not-found')
    await insertComments(ctx, row, [comment], false)
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        data: { question: comment.question, reason: comment.reason },
      },
      result: null,
    }
  },
})

/** Takes back a remark that was not sent yet. */
export const dropComment = command({
  type: 'case.comment-dropped',
  schema: DropComment,
  where: officeOf,
  async run(ctx, { caseId, commentId }) {
    staffOf(ctx)
    const { numDeletedRows } = await ctx.db
      .deleteFrom('case_comments')
      .where('municipality_id', '=', officeOf(ctx))
      .where('case_id', '=', caseId)
      .where('id', '=', commentId)
      .where('sent_at', 'is', null)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return refuse('not-found')
    return { event: { subject: { kind: 'case', id: caseId } }, result: null }
  },
})

/**
 * 補正: sends the case back to the applicant with every remark not sent yet. They may correct those answers only;
 * 標準処理期間 stops until they do. Refuses `comments-needed`, and `proposal-open` while a person's draft is under way.
 */
export const returnForCorrection = command({
  type: 'case.returned',
  schema: Return,
  where: officeOf,
  async run(ctx, { caseId, comments }) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const { row, state: from, scheme } = await standingCase(ctx, office, caseId)
    const waiting = new Set(scheme.workflow.states.filter(s => s.kind === 'waiting').map(s => s.id))
    const action = scheme.workflow.actions.find(
      a => a.who === 'staff' && a.from.includes(from) && waiting.has(a.to),
    )
    if (!action) return refuse('changed-meanwhile')
    await stopDrafts(ctx, office, row)
    await insertComments(ctx, row, comments, false)
    const sent = await ctx.db
      .updateTable('case_comments')
      .set({ sent_at: ctx.now })
      .where('municipality_id', '=', office)
      .where('case_id', '=', caseId)
      .where('sent_at', 'is', null)
      .returning(['question', 'reason'])
      .execute()
    if (sent.length === 0) return refuse('comments-needed')
    await advance(ctx, {
      municipality: office,
      caseId,
      account: row.account_id,
      action: action.id,
      from,
      to: action.to,
      data: { questions: sent.map(comment => comment.question) },
    })
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: { caseId, letter: action.letter ?? null, comments: sent, days: scheme.workflow.correctionDays },
      },
      result: { questions: sent.map(comment => comment.question) },
    }
  },
})

/** A draft by the first check gives way by itself; one by a person must be taken or sent back first. */
export async function stopDrafts(ctx: Context, office: number, row: CaseRow): Promise<void> {
  const open = (await proposalsOfCase(ctx, office, row.id)).filter(p => p.position.kind === 'open')
  if (open.some(proposal => proposal.draftedBy !== null)) refuse('proposal-open', { number: row.number })
  await takeBackSystemDrafts(ctx, open)
}
