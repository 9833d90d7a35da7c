import { redirect } from 'react-router'
import { formatAnswer } from '#language/form/format.ts'
import { readPage } from '#language/form/read.ts'
import { keptOf } from '#language/rules/guide-answer.ts'
import type { Language } from '#language/text.ts'
import { formatDate, tokyoDay } from '#language/values/date.ts'
import { sealToCarry } from '#modules/eligibility/carrying/rules.ts'
import { findingsOf, papersOf } from '#modules/eligibility/findings/rules.ts'
import { askAt, factsOf, guideFor, pageAt, pagesOf } from '#modules/eligibility/guide/rules.ts'
import type { Context } from '#platform/context.ts'
import { qrSvg } from '#platform/qr.ts'
import { act, fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { sayPlain } from '../../ui/say.tsx'
import { headOf } from './question.server.ts'
import { keeping, type Standing, standing } from './state.server.ts'
import { guide as words } from './words.ts'

/** What the answers come to: schemes, amounts, papers, and the way on. */
export async function showResult(ctx: Context, args: PageArgs) {
  const here = await standing(ctx, args)
  const { guiding, state, base } = here
  // A scheme that asks nothing has its result at once.
  if (!here.begun && pageAt(guiding, state, 1).length > 0)
    throw redirect(state.scheme ? `${base}/1` : `${base}?ended`)
  const { language } = args.context.get(pageRequest)
  const { results, next } = guideFor(guiding, state)
  const passed = state.steps.flatMap(step => step.s ?? [])
  const findings = findingsOf(results, factsOf(guiding, state), passed, guiding.on)
  const more = (kind: 'amounts' | 'papers') =>
    !state.wanted.includes(kind) && results.some(each => each.more[kind].length > 0)
  return {
    ...headOf(here),
    findings,
    papers: papersOf(findings),
    answers: answersSaid(here, language),
    goOn: next ? `${base}/${pagesOf(state).length + 1}` : null,
    more: { amounts: more('amounts'), papers: more('papers') },
    carry: carried(args, here, ctx.now, language),
  }
}

/** What was said, question by question, each with the way back to it. */
function answersSaid({ guiding, state, base }: Standing, language: Language) {
  const pages = pagesOf(state)
  const pageOf = (number: number) => pages.findIndex(steps => steps.includes(number)) + 1
  return state.steps.map((step, index) => {
    const at = askAt(guiding, state, index + 1)
    const questions = at
      ? at.put.kind === 'whole'
        ? [at.put.question]
        : at.put.rows.flatMap(row => row.questions)
      : []
    const kept = at ? keptOf(at.put, state.facts) : {}
    const page = {
      id: 'said',
      title: { ja: '-' },
      questions: questions.map(each => ({ ...each, checks: [] })),
    }
    const read =
      questions.length > 0
        ? readPage({ pages: [page] }, page, kept, { language, today: guiding.on }).answers
        : {}
    return {
      to: `${base}/${pageOf(index + 1)}`,
      label: at?.put.question.label ?? { ja: step.q },
      passed: step.s !== undefined,
      none: noneSaid(at && state.facts[at.ask.question.fact ?? '']),
      texts: step.s ? [] : questions.map(question => formatAnswer(question, read[question.id], language)),
    }
  })
}

function noneSaid(known: unknown): 'none' | 'nobody' | null {
  if (known === null) return 'none'
  return Array.isArray(known) && known.length === 0 ? 'nobody' : null
}

/** The answers as a code. They stand behind `#`, which browsers never send, so no log on the way holds them. */
function carried(args: PageArgs, { state, city }: Standing, now: Date, language: Language) {
  const { seals, publicUrl } = args.context.get(serverRequest)
  const sealed = sealToCarry(seals, state, now)
  if (!sealed) return null
  const address = `${publicUrl}/${city.slug}/guide/continue#${sealed.token}`
  return {
    svg: qrSvg(address, sayPlain(words.codeTitle, language)),
    until: formatDate(tokyoDay(sealed.until), language, 'era'),
  }
}

/** More is wanted: amounts, or exactly which papers. */
export async function wantMore(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const outcome = await act(args, async ctx => ({ here: await standing(ctx, args), now: ctx.now }))
  if (!outcome.ok) return refusedData(outcome.refused)
  const { here, now } = outcome.value
  const wanted = (['amounts', 'papers'] as const).filter(kind => fields._want?.includes(kind))
  const state = { ...here.state, wanted: [...new Set([...here.state.wanted, ...wanted])] }
  const cookie = keeping(args, here, state, now)
  const headers = cookie ? { 'set-cookie': cookie } : undefined
  return redirect(`${here.base}/${pagesOf(state).length + 1}`, {
    status: 303,
    ...(headers ? { headers } : {}),
  })
}
