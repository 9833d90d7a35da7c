import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { json } from '#platform/db.ts'
import { FacilityUpdate } from './schema.ts'

/**
 * A facility changes what it says about itself. By its own staff only; refuses `not-allowed` for anybody else.
 * Name, address and place on the map belong to the municipalities' contracts and are not changed here.
 */
export const updateFacility = command({
  type: 'facility.updated',
  schema: FacilityUpdate,
  where: () => 0,
  run: async (ctx, input) => {
    if (ctx.actor.kind !== 'facility') refuse('not-allowed')
    const id = ctx.actor.facilityId
    const changes = {
      ...(input.about && { about: json(input.about) }),
      ...(input.autoAccept !== undefined && { auto_accept: input.autoAccept }),
      ...(input.phone && { phone: input.phone }),
      ...(input.email && { email: input.email }),
    }
    if (Object.keys(changes).length > 0) {
      await ctx.db.updateTable('facilities').set(changes).where('id', '=', id).execute()
    }
    return {
      event: {
        subject: { kind: 'facility', id },
        facility: id,
        data: { changed: Object.keys(input) },
      },
      result: { id },
    }
  },
})
