import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { counterOf } from '../access.ts'
import { Explanation, NoExplanation } from './schema.ts'

/** The town's own film, never without captions and a transcript (JIS X 8341-3: 1.2.1 to 1.2.3). */
export const setFilm = command({
  type: 'explanation.set',
  schema: Explanation,
  where: counterOf,
  run: async (ctx, film) => {
    const municipality = counterOf(ctx)
    const changed = { ...film, changed_by: staffId(ctx), changed_at: ctx.now }
    await ctx.db
      .insertInto('counter_explanations')
      .values({ municipality_id: municipality, ...changed })
      .onConflict(conflict => conflict.column('municipality_id').doUpdateSet(changed))
      .execute()
    return { event: { subject: townOf(ctx), data: { address: film.address } }, result: { set: true } }
  },
})

/** Back to the house's pictures. */
export const dropFilm = command({
  type: 'explanation.dropped',
  schema: NoExplanation,
  where: counterOf,
  run: async ctx => {
    await ctx.db.deleteFrom('counter_explanations').where('municipality_id', '=', counterOf(ctx)).execute()
    return { event: { subject: townOf(ctx) }, result: { set: false } }
  },
})

function staffId(ctx: Context): string {
  return ctx.actor.kind === 'staff' ? ctx.actor.accountId : refuse('not-allowed')
}

/** There is one for each town; the event names who changed it. */
function townOf(ctx: Context) {
  return { kind: 'explanation', id: staffId(ctx) }
}
