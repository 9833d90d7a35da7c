import { data, redirect } from 'react-router'
import { fieldsFor } from '#language/form/fields.ts'
import { formatAnswer } from '#language/form/format.ts'
import { readPage } from '#language/form/read.ts'
import { type BankAccountAnswer, type Form, Question } from '#language/scheme/form.ts'
import { tokyoDay } from '#language/values/date.ts'
import { staffOf } from '#modules/claims/access.ts'
import { accountOf, payeeChanges, payeesOf } from '#modules/claims/payee/read.ts'
import { decidePayee, proposePayee } from '#modules/claims/payee/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'

const question = Question.parse({
  id: 'account',
  kind: 'bank-account',
  label: { ja: '新しい振込先' },
  required: true,
})
const form: Form = { pages: [{ id: 'account', title: question.label, questions: [question] }] }

const written = (account: BankAccountAnswer) => formatAnswer(question, account, 'ja')

export async function showPayee(ctx: Context, { params }: PageArgs) {
  const { municipalityId } = staffOf(ctx)
  const payee = (await payeesOf(ctx)).find(each => each.facility === params.facility)
  if (!payee) return refuse('not-found')
  const account = await accountOf(ctx, municipalityId, payee.facility)
  const changes = (await payeeChanges(ctx, payee.facility)).map(change => ({
    ...change,
    account: written(change.account),
    proposedAt: change.proposedAt.toISOString(),
    decidedAt: change.decidedAt?.toISOString() ?? null,
  }))
  return {
    name: payee.name,
    account: account ? written(account) : null,
    waiting: changes.find(change => change.decision === null) ?? null,
    changes: changes.filter(change => change.decision !== null),
    question,
    kept: fieldsFor([question], {}),
  }
}

export async function changePayee(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const facility = args.params.facility ?? ''
  const key = fields._key?.[0]
  const decision = fields.do?.[0]
  if (decision === 'confirmed' || decision === 'refused') {
    const changeId = fields.change?.[0] ?? ''
    const outcome = await act(args, ctx => decidePayee(ctx, { changeId, decision }, { key }))
    return outcome.ok ? redirect(`/office/payees/${facility}`, 303) : refusedData(outcome.refused)
  }
  const [first] = form.pages
  if (!first) return null
  const now = new Date()
  const read = readPage(form, first, fields, { language: 'ja', today: tokyoDay(now), now, answers: {} })
  if (read.problems.length > 0) return data({ problems: read.problems, kept: fields }, { status: 422 })
  const account = read.answers.account as BankAccountAnswer
  const note = fields.note?.[0] ?? ''
  const outcome = await act(args, ctx => proposePayee(ctx, { facility, account, note }, { key }))
  return outcome.ok
    ? redirect(`/office/payees/${facility}`, 303)
    : refusedData(outcome.refused, { kept: fields })
}
