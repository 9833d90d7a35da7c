import { data, redirect } from 'react-router'
import { closedFields } from '#language/form/closed.ts'
import { editMembers } from '#language/form/edit-members.ts'
import { fieldsFor } from '#language/form/fields.ts'
import { summary } from '#language/form/format.ts'
import type { Fields } from '#language/form/kind.ts'
import { walk } from '#language/form/walk.ts'
import type { Question } from '#language/scheme/form.ts'
import { tokyoDay } from '#language/values/date.ts'
import { amendmentsFor } from '#modules/applications/amendment/read.ts'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { correctApplication } from '#modules/applications/correction/write.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { filesOf } from '#modules/applications/files/read.ts'
import { followCase } from '#modules/applications/follow/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { headOf } from '../apply/step.server.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { follow } from '../words/follow.ts'
import { type Asking, put, readRounds, takeAll } from './rounds.server.ts'

/** What is asked anew: what the office remarked on, or with an amendment's id in the address (変更の届出) its questions. */
async function openCorrection(ctx: Context, { params }: Pick<PageArgs, 'params'>) {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const followed = await followCase(ctx, params.id ?? '')
  const amendment = params.amendment
    ? (await amendmentsFor(ctx, followed.record)).find(each => each.id === params.amendment)
    : undefined
  if (params.amendment && !amendment) refuse('not-found')
  const on = tokyoDay(amendment ? ctx.now : followed.record.receivedAt)
  const { facts, options } = await draftFacts(ctx, followed.published, on)
  return {
    city,
    ...followed,
    amendment,
    mayAnswer: amendment !== undefined || followed.mayCorrect,
    facts,
    options,
    on,
    now: ctx.now,
    asked: amendment?.questions ?? [...new Set(followed.remarks.map(remark => remark.question))],
    back: `/${city.slug}/applications/${followed.record.id}`,
  }
}

type Opened = Awaited<ReturnType<typeof openCorrection>>

function askingOf(opened: Opened): Asking {
  return { ...opened, applicationId: opened.record.applicationId, form: opened.published.scheme.form }
}

/** Questions with what is typed in them, and the boxes in rows of people that are not put. */
function drawn(asking: Asking, questions: Question[], kept: Fields) {
  const { facts } = walk(asking.form, asking.answers, asking.facts, asking.options)
  return {
    kept,
    questions,
    closed: closedFields(questions, kept, facts, { ...asking.options, today: asking.on }),
  }
}

/** The questions asked about, with the office's remarks; everything else to read only. */
export async function showCorrection(ctx: Context, args: PageArgs) {
  const opened = await openCorrection(ctx, args)
  if (!opened.mayAnswer || opened.asked.length === 0) throw redirect(opened.back)
  const { scheme } = opened.published
  const questions = put(askingOf(opened), {})
  const { language } = args.context.get(pageRequest)
  const asked = new Set(opened.asked)
  return {
    scheme: headOf(scheme),
    title: opened.amendment?.label ?? follow.correctTitle,
    lead: opened.amendment ? (opened.amendment.lead ?? null) : follow.correctNote,
    button: opened.amendment ? follow.sendAmendment : follow.sendCorrection,
    ...drawn(askingOf(opened), questions, fieldsFor(questions, opened.answers)),
    remarks: Object.fromEntries(
      opened.asked.map(id => [
        id,
        opened.remarks
          .filter(remark => remark.question === id)
          .map(remark => remark.body)
          .join('\n'),
      ]),
    ),
    others: summary(scheme.form, opened.answers, language, opened.facts, opened.options)
      .map(part => ({ ...part, rows: part.rows.filter(row => !asked.has(row.question)) }))
      .filter(part => part.rows.length > 0),
    files: `/${opened.city.slug}/files/${opened.record.applicationId}`,
    back: opened.back,
  }
}

/** Reads the corrections, asks what they open, and sends them. */
export async function sendCorrection(args: PageArgs) {
  const form = await args.request.formData()
  const fields = fieldsOf(form)
  const found = await act(args, async ctx => {
    const opened = await openCorrection(ctx, args)
    if (!opened.mayAnswer) refuse('not-possible-now')
    const application = { municipality: opened.city.id, id: opened.record.applicationId }
    return { opened, sent: await filesOf(ctx, application) }
  })
  if (!found.ok) return answer(args, found.refused)
  const { opened } = found.value
  const { language } = args.context.get(pageRequest)
  const shown = new Set(fields._shown ?? [])

  const asking = askingOf(opened)
  for (const question of put(asking, {}).filter(each => each.kind === 'members')) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return data(drawn(asking, put(asking, {}), edited.fields))
  }
  const wrongFiles = await takeAll(args, asking, form, fields)
  const read = readRounds(asking, fields, language)
  const { questions } = read
  if (Object.keys(fields).some(name => name.endsWith('.remove'))) {
    return data(drawn(asking, questions, read.kept))
  }
  const unseen = questions.filter(question => !shown.has(question.id))
  const refused = new Set(wrongFiles.map(problem => problem.question))
  const wrong = read.problems.filter(problem => !refused.has(problem.question))
  const problems = [...wrongFiles, ...wrong].filter(problem => shown.has(problem.question))
  if (problems.length + unseen.length > 0) {
    const again = drawn(asking, questions, read.kept)
    return data({ ...again, problems, opened: unseen.length > 0 }, { status: 422 })
  }
  const { amendment, record } = opened
  const once = { key: fields._key?.[0] }
  const outcome = await act(args, ctx =>
    amendment
      ? amendApplication(ctx, { caseId: record.id, amendment: amendment.id, answers: read.answers }, once)
      : correctApplication(ctx, { caseId: record.id, answers: read.answers }, once),
  )
  if (outcome.ok) return redirect(`${opened.back}?${amendment ? 'amended' : 'corrected'}`, 303)
  return answer(args, outcome.refused, drawn(asking, questions, read.kept))
}

function answer(
  args: PageArgs,
  refused: Parameters<typeof refusedData>[0],
  more: Record<string, unknown> = {},
) {
  if (refused.code !== 'sign-in-first') return refusedData(refused, more)
  const { pathname } = new URL(args.request.url)
  return redirect(`/sign-in?next=${encodeURIComponent(pathname)}`, 303)
}
