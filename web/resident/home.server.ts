import { journey } from '#language/form/journey.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { followAll } from '#modules/applications/follow/read.ts'
import { draftsOf, schemeOfApplication } from '#modules/applications/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import type { PageArgs } from '../server/page.ts'
import { addressOf } from './apply/step.server.ts'
import { cityOf, residentHere } from './city.server.ts'

/** What needs me now, what I have, what I could use. */
export async function showHome(ctx: Context, { params }: PageArgs) {
  const city = await cityOf(ctx, params)
  const actor = residentHere(ctx, city)
  const schemes = await schemesOf(ctx, city.id)
  const cases = actor ? await followAll(ctx, actor.accountId) : []
  const drafts = []
  for (const application of actor ? await draftsOf(ctx, actor.accountId) : []) {
    const published = await schemeOfApplication(ctx, application)
    const { facts, options } = await draftFacts(ctx, published)
    const way = journey(published.scheme.form, application.answers, facts, options)
    drafts.push({
      id: application.id,
      name: published.scheme.name,
      at: application.updatedAt.toISOString(),
      to: addressOf({ city, application }, way.next ?? 'review'),
    })
  }
  const shown = cases.map(({ record, scheme, state, since }) => ({
    id: record.id,
    name: scheme.name,
    number: record.number,
    kind: state.kind,
    label: state.applicant.label,
    next: state.applicant.next,
    since: since.toISOString(),
  }))
  const days = 90 * 86_400_000
  return {
    city: { slug: city.slug, name: city.name, nameEn: city.nameEn },
    signedIn: actor !== undefined,
    drafts,
    waiting: shown.filter(each => each.kind === 'waiting'),
    // What ended long ago is found through its letter; here it would only stand in the way.
    cases: shown.filter(
      each =>
        each.kind !== 'waiting' &&
        (['open', 'granted'].includes(each.kind) || ctx.now.getTime() - Date.parse(each.since) < days),
    ),
    schemes: schemes.map(({ scheme }) => ({ id: scheme.id, name: scheme.name, summary: scheme.summary })),
    now: ctx.now.toISOString(),
  }
}
