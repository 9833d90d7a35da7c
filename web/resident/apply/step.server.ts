import type { Facts } from '#language/feel/evaluate.ts'
import { isRequired } from '#language/form/asked.ts'
import { closedFields } from '#language/form/closed.ts'
import { type Journey, journey } from '#language/form/journey.ts'
import type { Fields } from '#language/form/kind.ts'
import { walk } from '#language/form/walk.ts'
import type { Answers, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { withoutGiven } from '#modules/applications/given/rules.ts'
import { prefillOf } from '#modules/applications/prefill/read.ts'
import {
  type Application,
  applicationOf,
  caseOfApplication,
  schemeOfApplication,
} from '#modules/applications/read.ts'
import { ownInvitation } from '#modules/invitations/drafting/read.ts'
import type { Municipality } from '#modules/places/read.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { cityOf, residentAt } from '../city.server.ts'

export interface Draft {
  city: Municipality
  application: Application
  published: PublishedScheme
  facts: Facts
  options: Awaited<ReturnType<typeof draftFacts>>['options']
  on: string
  now: Date
  way: Journey
  prefill: Answers
  /** Where it is seen once it was sent; set when it was: there is nothing to write any more. */
  sentTo: string | undefined
}

type Params = Readonly<Record<string, string | undefined>>

/**
 * The draft in the address, as its owner writes it; of somebody who came by a personal link the one draft there is, with
 * what the registers answered neither asked nor shown. Refuses `sign-in-first`, `invitation-ended`, `not-found`.
 */
export async function openDraft(ctx: Context, params: Params): Promise<Draft> {
  const city = await cityOf(ctx, params)
  const application = await draftIn(ctx, city, params)
  const published = await schemeOfApplication(ctx, application)
  const { facts, options, on } = await draftFacts(ctx, published)
  return {
    city,
    application,
    published,
    facts,
    options,
    on,
    now: ctx.now,
    way: withoutGiven(journey(published.scheme.form, application.answers, facts, options), application.given),
    prefill: await prefillOf(ctx, published.scheme),
    sentTo: await sentTo(ctx, city, application),
  }
}

async function draftIn(ctx: Context, city: Municipality, params: Params): Promise<Application> {
  if (params.id === undefined) {
    const { application_id } = await ownInvitation(ctx)
    const application = await applicationOf(ctx, application_id ?? '')
    return { ...application, answers: { ...application.answers, ...application.given } }
  }
  residentAt(ctx, city)
  const application = await applicationOf(ctx, params.id)
  if (application.schemeId !== params.scheme) refuse('not-found')
  return application
}

async function sentTo(ctx: Context, city: Municipality, application: Application) {
  if (!application.submittedAt) return undefined
  if (application.bearer) return `/${city.slug}/invited/sent`
  const sent = await caseOfApplication(ctx, city.id, application.id)
  return sent && `/${city.slug}/applications/${sent.id}`
}

type At = Pick<Draft, 'city' | 'application'>

export function addressOf(at: At, page: string): string {
  const { city, application } = at
  return application.bearer
    ? `/${city.slug}/invited/${page}`
    : `/${city.slug}/apply/${application.schemeId}/${application.id}/${page}`
}

/** What stands before the first page. */
export function startOf({ city, application }: At): string {
  return application.bearer ? `/${city.slug}/invited` : `/${city.slug}/apply/${application.schemeId}`
}

/** Where its files are handed out. */
export function filesAt({ city, application }: At): string {
  return application.bearer ? `/${city.slug}/invited/files` : `/${city.slug}/files/${application.id}`
}

/** Where to go after `page` was saved: back to looking through, else the page that follows. */
export function following(draft: Draft, answers: Answers, page: string, fromReview: boolean): string {
  const { form } = draft.published.scheme
  const way = journey(form, { ...draft.application.answers, ...answers }, draft.facts, draft.options)
  if (fromReview) return way.next ?? 'review'
  const { pages } = withoutGiven(way, draft.application.given)
  const at = pages.findIndex(each => each.page.id === page)
  return pages[at + 1]?.page.id ?? way.next ?? 'review'
}

/** The ids of the questions that have to be answered in this situation. */
export function requiredAmong(draft: Draft, questions: readonly Question[], answers: Answers): string[] {
  const { facts } = walk(
    draft.published.scheme.form,
    { ...draft.application.answers, ...answers },
    draft.facts,
    draft.options,
  )
  return questions.filter(question => isRequired(question, facts, draft.options)).map(question => question.id)
}

/** The boxes in rows of people whose question is not put there, by what is typed. */
export function closedAmong(draft: Draft, questions: readonly Question[], fields: Fields): string[] {
  const { form } = draft.published.scheme
  const { facts } = walk(form, draft.application.answers, draft.facts, draft.options)
  return closedFields(questions, fields, facts, { ...draft.options, today: draft.on })
}

/** What every page of a scheme shows of it. */
export function headOf({ id, name, contact }: Scheme) {
  return { id, name, contact }
}
