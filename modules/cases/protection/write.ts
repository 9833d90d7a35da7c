import type { Context } from '#platform/context.ts'
import type { RecordedEvent } from '#platform/events.ts'
import { casesByProtection } from './read.ts'

/** Lets cases follow the register: protected (支援措置) or not. By reactions; doing it again changes nothing. */
export async function followProtection(ctx: Context, event: RecordedEvent): Promise<void> {
  const { guarded, open } = await casesByProtection(ctx, event)
  await mark(ctx, event.municipality, guarded, true)
  await mark(ctx, event.municipality, open, false)
}

async function mark(ctx: Context, office: number, caseIds: readonly string[], is: boolean): Promise<void> {
  if (caseIds.length === 0) return
  await ctx.db
    .updateTable('cases')
    .set({ protected: is })
    .where('municipality_id', '=', office)
    .where('id', 'in', caseIds)
    .where('protected', '<>', is)
    .execute()
}
