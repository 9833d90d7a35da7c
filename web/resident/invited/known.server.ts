import { redirect } from 'react-router'
import { bearer, knownShown } from '#modules/invitations/drafting/read.ts'
import { beginInvited, remarkOnKnown } from '#modules/invitations/drafting/write.ts'
import type { Context } from '#platform/context.ts'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'
import { addressOf, headOf, openDraft } from '../apply/step.server.ts'
import { cityOf } from '../city.server.ts'

/** What the registers have, masked, and how much is left to answer. The draft is begun by looking. */
export async function showKnown(ctx: Context, args: PageArgs) {
  const city = await cityOf(ctx, args.params)
  if (bearer(ctx).municipalityId !== city.id) throw redirect(`/${city.slug}/i`)
  const known = await knownShown(ctx)
  if (known.submitted) throw redirect(`/${city.slug}/invited/sent`)
  await beginInvited(ctx)
  const draft = await openDraft(ctx, { city: city.slug })
  const todo = draft.way.pages.filter(each => each.state !== 'done').length
  return {
    ...known,
    city: { name: city.name, slug: city.slug },
    scheme: headOf(draft.published.scheme),
    given: Object.keys(draft.application.given).length,
    todo,
    begun: draft.application.revision > 0,
    to: addressOf(draft, draft.way.next ?? 'review'),
    kept: new URL(args.request.url).searchParams.has('kept'),
  }
}

export async function keepRemark(args: PageArgs) {
  const form = await args.request.formData()
  const remark = String(form.get('remark') ?? '')
  const key = String(form.get('_key') ?? '')
  const outcome = await act(args, ctx => remarkOnKnown(ctx, { remark }, { key }))
  if (!outcome.ok) return refusedData(outcome.refused, { remark })
  return redirect(`/${args.params.city}/invited?kept`, 303)
}
