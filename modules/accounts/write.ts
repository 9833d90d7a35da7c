import type { Context } from '#platform/context.ts'

/** Writes down that somebody looked at somebody's data. Residents looking at their own leave no line. */
export async function logView(
  ctx: Context,
  what: { municipality: number; account?: string | null; subjectKind: string; subjectId: string },
): Promise<void> {
  if (ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'facility') return
  await ctx.db
    .insertInto('views')
    .values({
      municipality_id: what.municipality,
      at: ctx.now,
      viewer_id: ctx.actor.accountId,
      viewer_kind: ctx.actor.kind,
      facility_id: ctx.actor.kind === 'facility' ? ctx.actor.facilityId : null,
      account_id: what.account ?? null,
      subject_kind: what.subjectKind,
      subject_id: what.subjectId,
    })
    .execute()
}
