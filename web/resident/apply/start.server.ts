import { redirect } from 'react-router'
import { journey } from '#language/form/journey.ts'
import { documentsFor } from '#language/rules/documents.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { followAll } from '#modules/applications/follow/read.ts'
import { applicationOf, draftsOf } from '#modules/applications/read.ts'
import { discardDraft, renewDraft, startApplication } from '#modules/applications/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { addressOf, headOf, openDraft } from './step.server.ts'

/** Before the first question: what is needed, what was begun, what is under way. */
export async function showStart(ctx: Context, { params }: PageArgs) {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const published = await schemeOf(ctx, city.id, params.scheme ?? '')
  const { scheme } = published
  const drafts = (await draftsOf(ctx, actor.accountId)).filter(draft => draft.schemeId === scheme.id)
  const cases = (await followAll(ctx, actor.accountId)).filter(
    ({ record, state }) => record.schemeId === scheme.id && ['open', 'waiting'].includes(state.kind),
  )
  const { facts, options, on } = await draftFacts(ctx, published)
  // Ways differ by the answers; half a minute for each page of the whole form is on the safe side.
  const minutes = Math.max(5, Math.ceil(scheme.form.pages.length / 10) * 5)
  return {
    city: { slug: city.slug, name: city.name },
    scheme: headOf(scheme),
    minutes,
    documents: documentsFor(scheme, facts, on).map(({ document, needed }) => ({
      id: document.id,
      name: document.name,
      note: document.note,
      needed,
    })),
    drafts: drafts.map(draft => ({
      id: draft.id,
      at: draft.updatedAt.toISOString(),
      to: addressOf(
        { city, application: draft },
        journey(scheme.form, draft.answers, facts, options).next ?? 'review',
      ),
    })),
    cases: cases.map(({ record, state }) => ({
      id: record.id,
      number: record.number,
      label: state.applicant.label,
    })),
    now: ctx.now.toISOString(),
  }
}

/** Begins a draft and goes to its first question. */
export async function begin(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, async ctx => {
    const city = await cityOf(ctx, args.params)
    const actor = residentAt(ctx, city)
    const scheme = args.params.scheme ?? ''
    // One that was begun and left empty serves as well as a new one.
    const { version } = await schemeOf(ctx, city.id, scheme)
    const empty = (await draftsOf(ctx, actor.accountId)).find(
      each => each.schemeId === scheme && each.schemeVersion === version && each.revision === 0,
    )
    if (empty) {
      const draft = await openDraft(ctx, { ...args.params, id: empty.id })
      return addressOf(draft, draft.way.next ?? 'review')
    }
    const input = { municipality: city.id, scheme, channel: 'online' } as const
    const { id } = await startApplication(ctx, input, { key: String(form.get('_key') ?? '') })
    const draft = await openDraft(ctx, { ...args.params, id })
    return addressOf(draft, draft.way.next ?? 'review')
  })
  if (outcome.ok) return redirect(outcome.value, 303)
  if (outcome.refused.code !== 'sign-in-first') return refusedData(outcome.refused)
  const { pathname } = new URL(args.request.url)
  return redirect(`/sign-in?next=${encodeURIComponent(pathname)}`, 303)
}

/** The draft about to be deleted. */
export async function showDiscard(ctx: Context, { params }: PageArgs) {
  const draft = await openDraft(ctx, params)
  if (draft.sentTo) throw redirect(draft.sentTo)
  return {
    scheme: headOf(draft.published.scheme),
    at: draft.application.updatedAt.toISOString(),
    now: ctx.now.toISOString(),
    back: `/${draft.city.slug}/apply/${draft.application.schemeId}`,
  }
}

export async function discard(args: PageArgs) {
  await args.request.formData()
  const outcome = await act(args, async ctx => {
    const city = await cityOf(ctx, args.params)
    residentAt(ctx, city)
    const application = await applicationOf(ctx, args.params.id ?? '')
    await discardDraft(ctx, { id: application.id })
    return `/${city.slug}`
  })
  return outcome.ok ? redirect(outcome.value, 303) : refusedData(outcome.refused)
}

/** Moves the draft to the version in effect, after the difference was shown on the page that asks. */
export async function renew(args: PageArgs) {
  await args.request.formData()
  const outcome = await act(args, async ctx => {
    const draft = await openDraft(ctx, args.params)
    if (draft.sentTo) refuse('already-submitted')
    await renewDraft(ctx, { id: draft.application.id })
    const moved = await openDraft(ctx, args.params)
    return addressOf(moved, moved.way.next ?? 'review')
  })
  return outcome.ok ? redirect(outcome.value, 303) : refusedData(outcome.refused)
}
