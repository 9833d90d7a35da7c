import { redirect } from 'react-router'
import { same } from '#language/form/changes.ts'
import { questionsOf } from '#language/form/facts.ts'
import { formatAnswer } from '#language/form/format.ts'
import type { Form } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { submitApplication } from '#modules/applications/write.ts'
import { sendInvited } from '#modules/invitations/drafting/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { addressOf, headOf, openDraft } from './step.server.ts'

/** Everything that will be sent, each answer with the way to change it. */
export async function showReview(ctx: Context, { params, context }: PageArgs) {
  const draft = await openDraft(ctx, params)
  const { city, application, published, way } = draft
  if (draft.sentTo) throw redirect(draft.sentTo)
  const { language } = context.get(pageRequest)
  const current = await schemeOf(ctx, city.id, published.scheme.id)
  return {
    city: { slug: city.slug, name: city.name },
    scheme: headOf(published.scheme),
    pages: way.pages.map(({ page, questions, state }) => ({
      id: page.id,
      title: page.title,
      done: state === 'done',
      to: `${addressOf(draft, page.id)}?from=review`,
      rows: questions.map(question => ({
        id: question.id,
        label: question.label,
        answered: application.answers[question.id] !== undefined,
        text: formatAnswer(question, application.answers[question.id], language),
      })),
    })),
    complete: way.complete,
    goOn: way.next ? addressOf(draft, way.next) : null,
    back: addressOf(draft, way.pages.at(-1)?.page.id ?? 'review'),
    newer:
      // What the registers gave fits the version it was begun in.
      application.bearer || current.version === published.version
        ? null
        : { to: addressOf(draft, 'renew'), ...difference(published.scheme.form, current.scheme.form) },
  }
}

/** Which questions a newer version of the form adds, drops or puts differently. */
export function difference(before: Form, after: Form): { added: Text[]; dropped: Text[]; changed: Text[] } {
  const [old, next] = [questionsOf(before), questionsOf(after)]
  const find = (list: typeof old, id: string) => list.find(question => question.id === id)
  return {
    added: next.filter(({ id }) => !find(old, id)).map(question => question.label),
    dropped: old.filter(({ id }) => !find(next, id)).map(question => question.label),
    changed: next
      .filter(question => {
        const then = find(old, question.id)
        return then !== undefined && !same(then, question)
      })
      .map(question => question.label),
  }
}

export async function send(args: PageArgs) {
  await args.request.formData()
  const outcome = await act(args, async ctx => {
    const draft = await openDraft(ctx, args.params)
    if (draft.application.bearer) await sendInvited(ctx)
    else await submitApplication(ctx, { id: draft.application.id })
    return addressOf(draft, 'sent')
  })
  if (outcome.ok) return redirect(outcome.value, 303)
  if (outcome.refused.code !== 'sign-in-first') return refusedData(outcome.refused)
  const { pathname } = new URL(args.request.url)
  return redirect(`/sign-in?next=${encodeURIComponent(pathname)}`, 303)
}
