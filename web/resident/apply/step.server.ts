import type { Facts } from '#language/feel/evaluate.ts'
import { isRequired } from '#language/form/asked.ts'
import { closedFields } from '#language/form/closed.ts'
import { type Journey, journey } from '#language/form/journey.ts'
import type { Fields } from '#language/form/kind.ts'
import { walk } from '#language/form/walk.ts'
import type { Answers, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { prefillOf } from '#modules/applications/prefill/read.ts'
import {
  type Application,
  applicationOf,
  caseOfApplication,
  schemeOfApplication,
} from '#modules/applications/read.ts'
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
  /** Set when it was sent already: there is nothing to write any more. */
  sentAs: string | undefined
}

type Params = Readonly<Record<string, string | undefined>>

/** The draft in the address, as its owner writes it. Refuses `sign-in-first` and `not-found`. */
export async function openDraft(ctx: Context, params: Params): Promise<Draft> {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const application = await applicationOf(ctx, params.id ?? '')
  if (application.schemeId !== params.scheme) refuse('not-found')
  const published = await schemeOfApplication(ctx, application)
  const { facts, options, on } = await draftFacts(ctx, published)
  const sent = application.submittedAt ? await caseOfApplication(ctx, city.id, application.id) : undefined
  return {
    city,
    application,
    published,
    facts,
    options,
    on,
    now: ctx.now,
    way: journey(published.scheme.form, application.answers, facts, options),
    prefill: await prefillOf(ctx, published.scheme),
    sentAs: sent?.id,
  }
}

export function addressOf({ city, application }: Pick<Draft, 'city' | 'application'>, page: string): string {
  return `/${city.slug}/apply/${application.schemeId}/${application.id}/${page}`
}

/** Where to go after `page` was saved: back to looking through, else the page that follows. */
export function following(draft: Draft, answers: Answers, page: string, fromReview: boolean): string {
  const { form } = draft.published.scheme
  const way = journey(form, { ...draft.application.answers, ...answers }, draft.facts, draft.options)
  if (fromReview) return way.next ?? 'review'
  const at = way.pages.findIndex(each => each.page.id === page)
  return way.pages[at + 1]?.page.id ?? way.next ?? 'review'
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
