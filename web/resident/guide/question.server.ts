import { data, redirect } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import type { Fields } from '#language/form/kind.ts'
import type { Problem } from '#language/form/read.ts'
import { keptOf, readAsk } from '#language/rules/guide-answer.ts'
import { type At, answered, askAt, guideFor, knownFor, passed } from '#modules/eligibility/guide/rules.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { keeping, type Standing, standing } from './state.server.ts'
import { guide as words } from './words.ts'

/** One question, with what was said to it before. */
export async function showQuestion(ctx: Context, args: PageArgs) {
  const here = await standing(ctx, args)
  const number = numberIn(args)
  const at = askAt(here.guiding, here.state, number)
  if (!at) throw redirect(elsewhere(here, number))
  return {
    ...headOf(here),
    ...shownAt(here, at, number),
    kept: withRow(at, keptOf(at.put, here.state.facts)),
  }
}

/** The page one should be on: the first question still open, or what it came to. */
function elsewhere(here: Standing, number: number): string {
  const on = here.state.steps.length + 1
  if (!here.begun && number > 1) return here.state.scheme ? `${here.base}/1` : `${here.base}?ended`
  return number === on || here.state.steps.length === 0 ? `${here.base}/result` : `${here.base}/${on}`
}

export function headOf({ city, state, guiding, base }: Standing) {
  const [only] = state.scheme ? guiding.schemes : []
  return {
    city: { slug: city.slug, name: city.name },
    base,
    only: only && { id: only.id, name: only.name, contact: only.contact },
  }
}

function shownAt({ guiding, state, base, city }: Standing, { ask, put, again }: At, number: number) {
  const { results } = guideFor(guiding, state)
  return {
    number,
    back:
      number > 1 ? `${base}/${number - 1}` : state.scheme ? `/${city.slug}/schemes/${state.scheme}` : base,
    put,
    ask: ask.id,
    again,
    settles: ask.schemes.length,
    settled: results
      .filter(({ open }) => open.length === 0)
      .map(({ scheme, outcome }) => ({ id: scheme.id, name: scheme.name, outcome })),
    open: results.filter(({ open }) => open.length > 0).length,
  }
}

/** A list of people begins with one empty row: most have somebody to name. */
export function withRow({ put }: Pick<At, 'put'>, kept: Fields): Fields {
  if (put.kind !== 'whole' || put.question.kind !== 'members' || Object.keys(kept).length > 0) return kept
  return { [`${put.question.id}.0.row`]: ['1'] }
}

function numberIn({ params }: PageArgs): number {
  const number = Number(params.step)
  return Number.isInteger(number) && number > 0 && number <= 200 ? number : 1
}

/** Reads the answer, keeps it in the browser, and leads to the next question or the result. */
export async function takeAnswer(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const outcome = await act(args, async ctx => ({ here: await standing(ctx, args), now: ctx.now }))
  if (!outcome.ok) return refusedData(outcome.refused)
  const { here, now } = outcome.value
  const { guiding, state, base } = here
  const number = numberIn(args)
  const at = askAt(guiding, state, number)
  // Pressed twice, or a page of an earlier state: on with what is open.
  if (!at || fields._ask?.[0] !== at.ask.id) return redirect(elsewhere(here, number), 303)

  const next = answerTo(here, at, number, fields, args)
  if ('kept' in next) return data(next, { status: next.problems ? 422 : 200 })
  const cookie = keeping(args, here, next, now)
  if (!cookie) {
    const problems = [{ field: at.ask.question.id, message: words.tooMuch }]
    return data({ kept: fields, problems }, { status: 422 })
  }
  const ended = askAt(guiding, next, next.steps.length + 1) === undefined
  const to = ended ? `${base}/result` : `${base}/${next.steps.length + 1}`
  return redirect(to, { status: 303, headers: { 'set-cookie': cookie } })
}

type Answer = ReturnType<typeof answered> | { kept: Fields; problems?: Pick<Problem, 'field' | 'message'>[] }

/** What an answer to the question makes of the state; or the boxes to show again, with what is wrong. */
export function answerTo(
  here: Pick<Standing, 'guiding' | 'state'>,
  { ask, put }: At,
  number: number,
  fields: Fields,
  args: Pick<PageArgs, 'context'>,
): Answer {
  const { guiding, state } = here
  if (fields._skip) return passed(guiding, state, number, ask)
  const { question } = put
  const list = put.kind === 'whole' && question.kind === 'members'
  if (list && fields._none) {
    return answered(guiding, state, number, ask, { ...state.facts, [question.fact ?? '']: [] })
  }
  if (list) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return { kept: edited.fields }
  }
  const { language } = args.context.get(pageRequest)
  const known = knownFor(guiding, state, ask)
  const read = readAsk(put, fields, state.facts, { language, today: guiding.on, ...known })
  if (read.kind === 'wrong') return { kept: withRow({ put }, read.kept), problems: read.problems }
  if (read.kind === 'facts') return answered(guiding, state, number, ask, read.facts)
  if (!list) return passed(guiding, state, number, ask)
  const box = `${question.id}.0.${question.fields?.[0]?.id}`
  return { kept: fields, problems: [{ field: box, message: words.nobodyNamed }] }
}
