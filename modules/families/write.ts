import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { mayKeepRegister } from './access.ts'
import { residentOf } from './read.ts'
import { Match, Protection } from './schema.ts'

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

/**
 * 支援措置 begins or ends for people of the register, all in one act. Everything that was told before follows by
 * reactions: cases are marked, facilities no longer see an address, letters are not posted to it. Says it for all that
 * were named, also where the register had it so already (an extract that was taken in before). Refuses `not-allowed`
 * for others than the municipality's staff and background work, `not-found` where one of them is not in its register.
 */
export const setProtection = command({
  type: 'resident.protection-changed',
  schema: Protection,
  where: (ctx, { municipality }) =>
    mayKeepRegister(ctx.actor, municipality) ? municipality : refuse('not-allowed'),
  run: async (ctx, { municipality, residentIds, protected: is }) => {
    const ids = [...new Set(residentIds)]
    const found = await ctx.db
      .updateTable('residents')
      .set({ protected: is })
      .where('municipality_id', '=', municipality)
      .where('id', 'in', ids)
      .returning('id')
      .execute()
    if (found.length !== ids.length) refuse('not-found')
    return {
      event: { subject: { kind: 'residents', id: uuid7() }, data: { residentIds: ids, protected: is } },
      result: { changed: ids.length },
    }
  },
})
