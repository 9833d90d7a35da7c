import { data, redirect } from 'react-router'
import { isRequired } from '#language/form/asked.ts'
import { editMembers } from '#language/form/edit-members.ts'
import { fieldsFor } from '#language/form/fields.ts'
import { summary } from '#language/form/format.ts'
import { readPage } from '#language/form/read.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers, Question } from '#language/scheme/form.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { answerQuestion } from '#modules/claims/question/write.ts'
import { type Report, reportFor } from '#modules/claims/report/read.ts'
import { collectedQuestion, reportForm } from '#modules/claims/report/rules.ts'
import { closeReport, correctCollected, saveReport } from '#modules/claims/report/write.ts'
import { reverseUse } from '#modules/claims/reversal/write.ts'
import { municipality } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { facilityActor } from '../names.server.ts'

/** The last step: looking it through and closing it. */
export const reviewPage = 'review'

export async function showReport(ctx: Context, { params, request }: PageArgs) {
  facilityActor(ctx)
  const report = await reportFor(ctx, params.reservation ?? '')
  const { reservation, scheme, journey, row, terms } = report
  const form = reportForm(scheme)
  const place = await municipality(ctx, reservation.municipality_id)
  const asked = new URL(request.url).searchParams.get('page')
  const pages = journey.pages.map(each => ({
    id: each.page.id,
    title: say(each.page.title, 'ja'),
    state: each.state,
  }))
  const known = asked === reviewPage || pages.some(each => each.id === asked)
  const page = known ? (asked as string) : (journey.next ?? reviewPage)
  const here = journey.pages.find(each => each.page.id === page)
  const options = situation(scheme, reservation.day)
  const type = scheme.entitlement?.types.find(each => each.id === reservation.type)
  return {
    reservation: {
      id: reservation.id,
      holder: reservation.holder,
      holderKana: reservation.holder_kana,
      startsAt: reservation.starts_at.toISOString(),
      endsAt: reservation.ends_at.toISOString(),
      nights: reservation.nights,
      day: reservation.day,
      state: reservation.state,
      municipality: place?.name ?? '',
      type: type ? say(type.label, 'ja') : reservation.type,
      begun: reservation.starts_at <= ctx.now,
      facility: reservation.facility_id,
    },
    voucherNumber: report.voucherNumber,
    charged: terms.charged,
    pages,
    page,
    lead: here?.page.lead ? say(here.page.lead, 'ja') : null,
    questions: here?.questions ?? [],
    required: (here?.questions ?? [])
      .filter(question => isRequired(question, { ...report.facts }, options))
      .map(question => question.id),
    kept: fieldsFor(here?.questions ?? [], {
      ...suggested(report, here?.questions ?? []),
      ...report.answers,
    }),
    revision: row?.revision ?? 0,
    complete: journey.complete,
    summary:
      page === reviewPage || row?.closed_at ? summary(form, report.answers, 'ja', report.facts, options) : [],
    collected: row?.closed_at ? row.collected : collectedNow(report.answers),
    collectedNote: row?.collected_note ?? '',
    closedAt: row?.closed_at?.toISOString() ?? null,
    confirmedAt: row?.confirmed_at?.toISOString() ?? null,
    answers: report.questions.map(each => ({
      ...each,
      askedAt: each.askedAt.toISOString(),
      answeredAt: each.answeredAt?.toISOString() ?? null,
    })),
  }
}

export type ShownReport = Awaited<ReturnType<typeof showReport>>

function collectedNow(answers: Answers): number | null {
  const value = answers[collectedQuestion]
  return typeof value === 'number' ? value : null
}

/** Days are known from the booking: the first one asked is its first day, a later one the day of leaving. */
function suggested({ reservation }: Report, questions: readonly Question[]): Answers {
  const days = questions.filter(question => question.kind === 'date')
  return Object.fromEntries(
    days.map((question, index) => [
      question.id,
      index === 0 ? reservation.day : tokyoDay(reservation.ends_at),
    ]),
  )
}

export async function doReport(args: PageArgs) {
  const form = await args.request.formData()
  const did = String(form.get('do') ?? 'save')
  const key = String(form.get('_key') ?? '')
  const reservationId = args.params.reservation ?? ''
  const text = (name: string) => String(form.get(name) ?? '')
  const here = `/facility/reports/${reservationId}`
  if (did === 'save') return savePage(args, form)
  const outcome = await act(args, async ctx => {
    switch (did) {
      case 'close':
        return closeReport(ctx, { reservationId, collectedNote: text('collectedNote') }, { key })
      case 'answer':
        return answerQuestion(ctx, { questionId: text('question'), answer: text('answer') }, { key })
      case 'collected':
        return correctCollected(
          ctx,
          { reservationId, collected: Number(text('collected') || Number.NaN), note: text('note') },
          { key },
        )
      case 'reverse':
        return reverseUse(
          ctx,
          { facility: facilityActor(ctx).facilityId, reservationId, reason: text('reason') },
          { key },
        )
    }
    return null
  })
  if (!outcome.ok) return refusedData(outcome.refused, { did })
  if (did === 'reverse') return redirect('/facility/reports?done=reversed', 303)
  return redirect(
    did === 'close' ? `/facility/reports?done=closed&of=${reservationId}` : `${here}?done=${did}`,
    303,
  )
}

/** Reads one page, keeps what is sound, and goes on; what is wrong comes back with everything that was typed. */
async function savePage(args: PageArgs, form: FormData) {
  const fields = fieldsOf(form)
  const page = fields._page?.[0] ?? ''
  const reservationId = args.params.reservation ?? ''
  const opened = await act(args, async ctx => ({ report: await reportFor(ctx, reservationId), now: ctx.now }))
  if (!opened.ok) return refusedData(opened.refused)
  const { report, now } = opened.value
  const here = report.journey.pages.find(each => each.page.id === page)
  const address = `/facility/reports/${reservationId}`
  if (!here) return redirect(address, 303)
  for (const question of here.questions.filter(each => each.kind === 'members')) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return data({ kept: edited.fields })
  }
  const read = readPage(reportForm(report.scheme), page, fields, {
    ...situation(report.scheme, report.reservation.day),
    language: 'ja',
    today: tokyoDay(now),
    now,
    answers: report.answers,
    facts: report.facts,
  })
  const shown = new Set(fields._shown ?? [])
  const opens = Object.keys(read.answers).filter(id => !shown.has(id) && read.answers[id] === '')
  const unseen = read.problems.filter(problem => !shown.has(problem.question))
  const answers = Object.fromEntries(Object.entries(read.answers).filter(([id]) => !opens.includes(id)))
  const revision = Number(fields._revision?.[0] ?? 0)
  const outcome = await act(args, ctx => saveReport(ctx, { reservationId, page, answers, revision }))
  if (!outcome.ok) return refusedData(outcome.refused, { kept: { ...read.kept } })
  const problems = read.problems.filter(problem => shown.has(problem.question))
  if (problems.length > 0 && fields.to?.[0] !== 'later') {
    return data({ problems, kept: { ...read.kept }, revision: outcome.value.revision }, { status: 422 })
  }
  if (fields.to?.[0] === 'later') return redirect('/facility/reports?done=saved', 303)
  if (opens.length + unseen.length > 0) return redirect(`${address}?page=${page}&more`, 303)
  const at = report.journey.pages.findIndex(each => each.page.id === page)
  const next = report.journey.pages[at + 1]?.page.id ?? reviewPage
  return redirect(`${address}?page=${next}`, 303)
}
