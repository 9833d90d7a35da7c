import { redirect } from 'react-router'
import { summary } from '#language/form/format.ts'
import { questionsShownTo } from '#language/form/shown.ts'
import type { Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { amendmentsFor } from '#modules/applications/amendment/read.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { type Followed, followCase } from '#modules/applications/follow/read.ts'
import { seenBy } from '#modules/applications/seen/read.ts'
import { withdrawApplication } from '#modules/applications/write.ts'
import type { Context } from '#platform/context.ts'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { headOf } from '../apply/step.server.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { benefitFor } from './benefit.server.ts'

export interface Line {
  id: string
  title: Text
  at: string
  state: 'done' | 'now'
}

/** What happened, in the words of the applicant: the state each step led to, where it changed. */
export function linesOf({ published, actions }: Followed): Line[] {
  const changed = actions.filter((action, index) => index === 0 || action.to !== actions[index - 1]?.to)
  return changed.map((action, index) => ({
    id: String(action.seq),
    title:
      published.scheme.workflow.states.find(state => state.id === action.to)?.applicant.label ??
      published.scheme.name,
    at: action.at.toISOString(),
    state: index === changed.length - 1 ? 'now' : 'done',
  }))
}

export async function showCase(ctx: Context, { params, context, request }: PageArgs) {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const followed = await followCase(ctx, params.id ?? '')
  const { record, published, state, clock } = followed
  const { scheme } = published
  const { facts, options } = await draftFacts(ctx, published, tokyoDay(record.receivedAt))
  const { language } = context.get(pageRequest)
  return {
    city: { slug: city.slug, name: city.name },
    scheme: headOf(scheme),
    id: record.id,
    number: record.number,
    channel: record.channel,
    state: { id: state.id, kind: state.kind, ...state.applicant },
    since: followed.since.toISOString(),
    lines: linesOf(followed),
    dueOn: clock.dueOn ?? null,
    late: clock.late && state.kind === 'open',
    usualDays: state.kind === 'open' ? followed.usualDays : null,
    remarks: followed.remarks.map(({ id, question, body }) => ({
      id,
      body,
      // The page's title: a question alone may only say "choose one".
      label:
        scheme.form.pages.find(page => page.questions.some(each => each.id === question))?.title ??
        scheme.name,
    })),
    answers: summary(scheme.form, followed.answers, language, facts, options),
    shared: questionsShownTo(scheme.form, 'facility')
      .filter(question => followed.answers[question.id] !== undefined)
      .map(question => question.label),
    seen: (await seenBy(ctx, actor.accountId)).map(each => ({ ...each, at: each.at.toISOString() })),
    amendments: (await amendmentsFor(ctx, record)).map(({ id, label }) => ({ id, label })),
    benefit: await benefitFor(ctx, city.id, record.id),
    mayCorrect: followed.mayCorrect,
    mayWithdraw: followed.mayWithdraw,
    just: justDone(new URL(request.url).searchParams),
    now: ctx.now.toISOString(),
  }
}

function justDone(search: URLSearchParams): 'corrected' | 'amended' | 'withdrawn' | null {
  if (search.has('corrected')) return 'corrected'
  if (search.has('amended')) return 'amended'
  return search.has('withdrawn') ? 'withdrawn' : null
}

export async function showWithdraw(ctx: Context, { params }: PageArgs) {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const followed = await followCase(ctx, params.id ?? '')
  const back = `/${city.slug}/applications/${followed.record.id}`
  const action = followed.published.scheme.workflow.actions.find(
    each =>
      each.who === 'applicant' &&
      each.from.includes(followed.state.id) &&
      followed.published.scheme.workflow.states.find(state => state.id === each.to)?.kind === 'closed',
  )
  if (!action) throw redirect(back)
  return {
    scheme: headOf(followed.published.scheme),
    number: followed.record.number,
    causes: action.causes ?? null,
    back,
  }
}

export async function withdraw(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, async ctx => {
    const city = await cityOf(ctx, args.params)
    residentAt(ctx, city)
    const input = { caseId: args.params.id ?? '', reason: String(form.get('reason') ?? '') }
    await withdrawApplication(ctx, input, { key: String(form.get('_key') ?? '') })
    return `/${city.slug}/applications/${input.caseId}?withdrawn`
  })
  return outcome.ok ? redirect(outcome.value, 303) : refusedData(outcome.refused)
}
