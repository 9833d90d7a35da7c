import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { type Application, caseOfApplication } from '../read.ts'
import { currentState } from '../state/read.ts'

/** A remark of the office beside one answer, as the applicant reads it. */
export interface Remark {
  id: string
  question: string
  /** missing, unclear, mismatch, evidence, other. */
  reason: string
  body: string
  sentAt: Date
}

/** The remarks that wait for a correction; none unless the case was returned to the applicant. */
export async function openRemarks(ctx: Context, municipality: number, caseId: string): Promise<Remark[]> {
  const rows = await ctx.db
    .selectFrom('case_comments')
    .select(['id', 'question', 'reason', 'body', 'sent_at'])
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .where('sent_at', 'is not', null)
    .where('answered_at', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(({ sent_at, ...row }) => ({ ...row, sentAt: sent_at as Date }))
}

/** The questions an applicant may answer anew right now. */
export async function openQuestions(ctx: Context, application: Application): Promise<string[]> {
  const record = await caseOfApplication(ctx, application.municipality, application.id)
  if (!record) return []
  const { scheme } = await schemeOf(ctx, record.municipality, record.schemeId, record.schemeVersion)
  const now = await currentState(ctx, record.municipality, record.id)
  const kind = scheme.workflow.states.find(state => state.id === now?.state)?.kind
  if (kind !== 'waiting') return []
  const remarks = await openRemarks(ctx, record.municipality, record.id)
  return [...new Set(remarks.map(remark => remark.question))]
}
