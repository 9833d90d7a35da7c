import { type Day, tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { recordAll } from '#platform/events.ts'
import { daysKept } from '../rules.ts'

/**
 * Removes the answers of visits to which nobody came back: a week after the day somebody was to come, or after the visit
 * itself. Where the visit stands is kept. A nightly job of each town; answers how many.
 */
export async function forgetAnswers(ctx: Context, municipality: number): Promise<number> {
  const rows = await ctx.db
    .selectFrom('visits')
    .select(['id', 'day', 'remind_on'])
    .where('municipality_id', '=', municipality)
    .where('sealed', 'is not', null)
    .where('day', '<', daysBefore(ctx.now, daysKept))
    .execute()
  if (rows.length === 0) return 0
  const papers = await ctx.db
    .selectFrom('visit_papers')
    .select(['visit_id', 'promised_on'])
    .where('municipality_id', '=', municipality)
    .where('received_at', 'is', null)
    .where(
      'visit_id',
      'in',
      rows.map(row => row.id),
    )
    .execute()
  const old = rows.filter(row => {
    const promised = papers.filter(paper => paper.visit_id === row.id).map(paper => paper.promised_on)
    const last =
      [row.day, row.remind_on, ...promised]
        .filter(day => day !== null)
        .sort()
        .at(-1) ?? row.day
    return last < daysBefore(ctx.now, daysKept)
  })
  for (const { id } of old) {
    await ctx.db
      .updateTable('visits')
      .set({ sealed: null, code_hash: null, code_until: null, tablet_hash: null, tablet_until: null })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
  }
  await recordAll(
    ctx,
    old.map(({ id }) => ({ type: 'visit.forgotten', municipality, subject: { kind: 'visit', id } })),
  )
  return old.length
}

function daysBefore(now: Date, days: number): Day {
  return tokyoDay(new Date(now.getTime() - days * 86_400_000))
}
