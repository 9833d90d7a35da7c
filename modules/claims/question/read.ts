import type { Context } from '#platform/context.ts'

/** 疑義照会: what the municipality asks about a closed report, and the answer. */
export interface Question {
  id: string
  reportId: string
  body: string
  askedAt: Date
  answer: string | null
  answeredAt: Date | null
}

/** The questions on one report, oldest first. */
export async function questionsOn(ctx: Context, facility: string, reportId: string): Promise<Question[]> {
  const rows = await ctx.db
    .selectFrom('report_questions')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('report_id', '=', reportId)
    .orderBy('asked_at')
    .execute()
  return rows.map(row => ({
    id: row.id,
    reportId: row.report_id,
    body: row.body,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredAt: row.answered_at,
  }))
}
