import { data, redirect } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import { fieldsFor } from '#language/form/fields.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { amendmentsFor } from '#modules/applications/amendment/read.ts'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { answersOf, caseRecord } from '#modules/applications/read.ts'
import { staffOf } from '#modules/cases/access.ts'
import { caseOf } from '#modules/cases/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { type Asking, put, readRounds, takeAll } from '../../resident/follow/rounds.server.ts'

/** The amendment (変更の届出) of the address, and the questions it puts, as its holder would be asked. */
async function openAmendment(ctx: Context, { params }: Pick<PageArgs, 'params'>) {
  staffOf(ctx)
  const { row, published } = await caseOf(ctx, params.id ?? '')
  const record = await caseRecord(ctx, row.id)
  const amendment = (await amendmentsFor(ctx, record)).find(each => each.id === params.amendment)
  if (!amendment) return refuse('not-possible-now')
  const on = tokyoDay(ctx.now)
  const { facts, options } = await draftFacts(ctx, published, on)
  const asking: Asking = {
    applicationId: record.applicationId,
    form: published.scheme.form,
    answers: await answersOf(ctx, record.municipality, record.applicationId),
    asked: amendment.questions,
    facts,
    options,
    on,
    now: ctx.now,
  }
  return { row, scheme: published.scheme, amendment, asking }
}

export async function showAmendment(ctx: Context, args: PageArgs) {
  const { row, scheme, amendment, asking } = await openAmendment(ctx, args)
  const questions = put(asking, {})
  return {
    id: row.id,
    applicant: row.applicant,
    number: row.number,
    scheme: say(scheme.name, 'ja'),
    title: say(amendment.label, 'ja'),
    questions,
    kept: fieldsFor(questions, asking.answers),
  }
}

/** Reads what was told, asks what it opens, and writes it down as the holder's own amendment would be. */
export async function receiveAmendment(args: PageArgs) {
  const form = await args.request.formData()
  const fields = fieldsOf(form)
  const found = await act(args, ctx => openAmendment(ctx, args))
  if (!found.ok) return refusedData(found.refused, { kept: fields })
  const { row, amendment, asking } = found.value
  for (const question of put(asking, {}).filter(each => each.kind === 'members')) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return data({ kept: edited.fields, questions: put(asking, {}) })
  }
  const wrongFiles = await takeAll(args, asking, form, fields)
  const { questions, answers, problems: wrong, kept: read } = readRounds(asking, fields, 'ja')
  const kept = { ...read, _channel: fields._channel ?? [] }
  if (Object.keys(fields).some(name => name.endsWith('.remove'))) return data({ kept, questions })
  const shown = new Set(fields._shown ?? [])
  const opened = questions.some(question => !shown.has(question.id))
  const problems = [...wrongFiles, ...wrong].filter(problem => shown.has(problem.question))
  if (opened || problems.length > 0) return data({ kept, questions, problems, opened }, { status: 422 })
  const channel = fields._channel?.[0] === 'paper' ? 'paper' : 'phone'
  const outcome = await act(args, ctx =>
    amendApplication(
      ctx,
      { caseId: row.id, amendment: amendment.id, answers, channel },
      { key: fields._key?.[0] },
    ),
  )
  return outcome.ok
    ? redirect(`/office/cases/${row.id}`, 303)
    : refusedData(outcome.refused, { kept, questions })
}
