import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { json } from '#platform/db.ts'
import { unfit } from '../rules.ts'
import { StartGiven } from '../schema.ts'

/**
 * Begins the draft of somebody without an account, who came by a personal link: what the registers answer is laid
 * down beside it. One draft per invitation. Refuses `sign-in-first` for anybody else, `invalid-input` for given
 * answers that do not fit the form.
 */
export const startGiven = command({
  type: 'application.started',
  schema: StartGiven,
  where: ctx => (ctx.actor.kind === 'bearer' ? ctx.actor.municipalityId : refuse('sign-in-first')),
  run: async (ctx, { scheme: schemeId, residentId, given }) => {
    if (ctx.actor.kind !== 'bearer') return refuse('sign-in-first')
    const { municipalityId: municipality, grantId } = ctx.actor
    const { version, scheme } = await schemeOf(ctx, municipality, schemeId)
    const wrong = unfit(scheme.form, given)
    if (wrong.length > 0) refuse('invalid-input', { issues: wrong.map(path => ({ path, message: '' })) })
    const { id } = await ctx.db
      .insertInto('applications')
      .values({
        municipality_id: municipality,
        scheme_id: schemeId,
        scheme_version: version,
        bearer_id: grantId,
        resident_id: residentId,
        channel: 'invitation',
        given: json(given),
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      event: {
        subject: { kind: 'application', id },
        data: { scheme: schemeId, version, channel: 'invitation' },
      },
      result: { id },
    }
  },
})
