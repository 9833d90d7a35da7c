import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { Bearer } from '../opening/write.ts'

/** Who came by a link; anybody else is asked to come by it: `invitation-ended`. */
export function bearer(ctx: Context): Bearer {
  return ctx.actor.kind === 'bearer' ? ctx.actor : refuse('invitation-ended')
}

/** The invitation somebody came by. Refuses `invitation-ended`. */
export async function ownInvitation(ctx: Context, options: { lock?: boolean } = {}) {
  const { municipalityId, grantId } = bearer(ctx)
  let query = ctx.db
    .selectFrom('invitations')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', grantId)
  if (options.lock) query = query.forUpdate()
  return (await query.executeTakeFirst()) ?? refuse('invitation-ended')
}

/** What the registers have, as it is shown to the person themselves: masked. */
export async function knownShown(ctx: Context) {
  const { name } = bearer(ctx)
  const { town, children, scheme_id, application_id, submitted_at, remark } = await ownInvitation(ctx)
  return {
    name,
    town,
    children: children.length,
    scheme: scheme_id,
    application: application_id,
    submitted: submitted_at !== null,
    remark: remark ?? '',
  }
}
