import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { residentOf } from './read.ts'
import { Match } from './schema.ts'

/**
 * Staff tie a resident's account to the person in the register, or untie it. Refuses `not-allowed` for others and
 * `not-found` where either belongs to another municipality.
 */
export const matchResident = command({
  type: 'resident.matched',
  schema: Match,
  where: ctx => (ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : refuse('not-allowed')),
  run: async (ctx, { account, residentId }) => {
    const municipality = ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : refuse('not-allowed')
    if (residentId && !(await residentOf(ctx, municipality, residentId))) refuse('not-found')
    const changed = await ctx.db
      .updateTable('accounts')
      .set({ resident_id: residentId })
      .where('id', '=', account)
      .where('municipality_id', '=', municipality)
      .where('kind', '=', 'resident')
      .returning('id')
      .executeTakeFirst()
    if (!changed) refuse('not-found')
    return {
      event: { subject: { kind: 'account', id: account }, account, data: { residentId } },
      result: { account, residentId },
    }
  },
})
