import { data, redirect } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import type { Fields } from '#language/form/kind.ts'
import type { Problem } from '#language/form/read.ts'
import { keptOf, readAsk } from '#language/rules/guide-answer.ts'
import { questionAcross } from '#language/rules/guide-joining.ts'
import type { Text } from '#language/text.ts'
import {
  type At,
  answered,
  guideFor,
  knownFor,
  onePage,
  pageAt,
  pagesOf,
  passed,
} from '#modules/eligibility/guide/rules.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { keeping, type Standing, standing } from './state.server.ts'
import { guide as words } from './words.ts'

/** One page of questions, with what was said to them before. */
export async function showQuestion(ctx: Context, args: PageArgs) {
  const here = await standing(ctx, args)
  const number = numberIn(args)
  const parts = pageAt(here.guiding, here.state, number)
  if (parts.length === 0) throw redirect(elsewhere(here, number))
  const kept = parts.map(at => withRow(at, keptOf(at.put, here.state.facts)))
  return { ...headOf(here), ...shownAt(here, parts, number), kept: Object.assign({}, ...kept) as Fields }
}

/** The page one should be on: the first one still open, or what it came to. */
function elsewhere(here: Standing, number: number): string {
  if (!here.begun && number > 1) return here.state.scheme ? `${here.base}/1` : `${here.base}?ended`
  return onward(here, here.state)
}

function onward({ guiding, base }: Standing, state: Standing['state']): string {
  const open = pagesOf(state).length + 1
  return pageAt(guiding, state, open).length === 0 ? `${base}/result` : `${base}/${open}`
}

export function headOf({ city, state, guiding, base }: Standing) {
  const [only] = state.scheme ? guiding.schemes : []
  return {
    city: { slug: city.slug, name: city.name },
    base,
    only: only && { id: only.id, name: only.name, contact: only.contact },
  }
}

function shownAt({ guiding, state, base, city }: Standing, parts: At[], number: number) {
  const { results } = guideFor(guiding, state)
  return {
    number,
    back:
      number > 1 ? `${base}/${number - 1}` : state.scheme ? `/${city.slug}/schemes/${state.scheme}` : base,
    puts: parts.map(({ put }) => put),
    asks: parts.map(({ ask }) => ask.id),
    none: noneOf(parts),
    titles: parts.length > 1 || !parts[0] ? [] : [titleOf(guiding, parts[0])],
    again: parts.every(({ again }) => again),
    settles: new Set(parts.flatMap(({ ask }) => ask.schemes)).size,
    settled: results
      .filter(({ open }) => open.length === 0)
      .map(({ scheme, outcome }) => ({ id: scheme.id, name: scheme.name, outcome })),
    open: results.filter(({ open }) => open.length > 0).length,
  }
}

/** The button beside the answers: nobody of a list, or none of a choice. */
function noneOf([only, ...others]: At[]): 'nobody' | 'none' | null {
  if (!only || others.length > 0) return null
  if (!only.ask.none) return null
  return only.ask.question.kind === 'members' ? 'nobody' : 'none'
}

/** What the form calls its page: a label such as "Which applies?" needs it. */
function titleOf({ schemes }: Standing['guiding'], { ask }: At): Text | undefined {
  return questionAcross(schemes, ask.question.id)?.page.title
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
  const { guiding, state } = here
  const number = numberIn(args)
  const parts = pageAt(guiding, state, number)
  const asked = parts.map(({ ask }) => ask.id)
  // Pressed twice, or a page of an earlier state: on with what is open.
  if (parts.length === 0 || asked.join() !== fields._ask?.join())
    return redirect(elsewhere(here, number), 303)

  const next = answersTo(here, parts, number, fields, args)
  if ('kept' in next) return data(next, { status: next.problems ? 422 : 200 })
  const cookie = keeping(args, here, next, now)
  if (!cookie) {
    const problems = [{ field: parts[0]?.ask.question.id ?? '', message: words.tooMuch }]
    return data({ kept: fields, problems }, { status: 422 })
  }
  return redirect(onward(here, next), { status: 303, headers: { 'set-cookie': cookie } })
}

/** All questions of a page, one after the other; together they are wrong when one of them is. */
function answersTo(
  here: Standing,
  parts: readonly At[],
  page: number,
  fields: Fields,
  args: PageArgs,
): Answer {
  const places = pagesOf(here.state)[page - 1]
  let state = here.state
  let kept: Fields = {}
  const problems: Wrong[] = []
  for (const [index, at] of parts.entries()) {
    const number = places?.[index] ?? state.steps.length + 1
    // Passing over a page keeps what was filled in beside the rest.
    const own = parts.length > 1 && isFilled(fields, at.ask.question.id) ? without(fields, '_skip') : fields
    const next = answerTo({ guiding: here.guiding, state }, at, number, own, args)
    if (!('kept' in next)) state = next
    else {
      kept = { ...kept, ...next.kept }
      problems.push(...(next.problems ?? []))
    }
    if ('kept' in next && !next.problems) return next
  }
  if (problems.length > 0) return { kept: { ...fields, ...kept }, problems }
  return onePage(
    here.state,
    state,
    parts.map(({ ask }) => ask),
  )
}

function isFilled(fields: Fields, id: string): boolean {
  return Object.entries(fields).some(
    ([name, values]) =>
      (name === id || name.startsWith(`${id}.`)) &&
      !name.endsWith('.era') &&
      values.some(value => value !== ''),
  )
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

type Wrong = Pick<Problem, 'field' | 'message'>
type Answer = ReturnType<typeof answered> | { kept: Fields; problems?: Wrong[] }

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
  if (fields._none && ask.none) {
    const none = list ? [] : null
    return answered(guiding, state, number, ask, { ...state.facts, [question.fact ?? '']: none })
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
  return { kept: fields, problems: [{ field: box, message: ask.none ? words.nobodyNamed : words.nameEach }] }
}
