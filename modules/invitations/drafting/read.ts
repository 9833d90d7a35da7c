import { asOffice } from '#modules/applications/intake/write.ts'
import { caseOfApplication } from '#modules/applications/read.ts'
import { currentState } from '#modules/applications/state/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
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

/** What became of it after it was sent: 受付番号 and where it stands, in the words for applicants. Undefined before. */
export async function sentCase(ctx: Context) {
  const { municipalityId: municipality } = bearer(ctx)
  const { application_id, case_id, scheme_id } = await ownInvitation(ctx)
  if (!application_id || !case_id) return undefined
  return asOffice(ctx, municipality, async () => {
    const record = await caseOfApplication(ctx, municipality, application_id)
    if (!record) return undefined
    const { scheme } = await schemeOf(ctx, municipality, scheme_id, record.schemeVersion)
    const current = await currentState(ctx, municipality, case_id)
    const state = scheme.workflow.states.find(each => each.id === current?.state)
    return {
      number: record.number,
      scheme,
      state: state ? { ...state.applicant, waits: state.kind === 'waiting' } : null,
    }
  })
}
