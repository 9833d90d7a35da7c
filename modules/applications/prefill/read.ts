import { questionsOf } from '#language/form/facts.ts'
import type { Answers, NameAnswer, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { casesOf, versionOf } from '../read.ts'
import { type Applicant, applicantOf } from '../rules.ts'

/**
 * What the account and its last application already told us, as answers to the questions that may be filled
 * beforehand. Only suggested: nothing of it is saved until its page is sent. Empty for anybody but a resident.
 */
export async function prefillOf(ctx: Context, scheme: Pick<Scheme, 'form'>): Promise<Answers> {
  if (ctx.actor.kind !== 'resident') return {}
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['name', 'kana', 'phone', 'email'])
    .where('id', '=', ctx.actor.accountId)
    .executeTakeFirst()
  const last = await lastApplicant(ctx, ctx.actor.accountId)
  const name = last?.nameAnswer ?? (account ? splitName(account.name, account.kana ?? '') : null)
  const known: Partial<Record<NonNullable<Question['prefill']>, Answers[string] | null>> = {
    name,
    'birth-date': last?.applicant.birthDate ?? null,
    address: last?.applicant.address ?? null,
    phone: last?.applicant.phone ?? account?.phone ?? null,
    email: account?.email ?? null,
  }
  const answers: Answers = {}
  for (const question of questionsOf(scheme.form)) {
    const value = question.prefill && known[question.prefill]
    if (value) answers[question.id] = value
  }
  return answers
}

async function lastApplicant(
  ctx: Context,
  account: string,
): Promise<{ applicant: Applicant; nameAnswer: NameAnswer | null } | undefined> {
  const [last] = await casesOf(ctx, account)
  if (!last) return undefined
  const { scheme } = await schemeOf(ctx, last.municipality, last.schemeId, last.schemeVersion)
  const answers = (await versionOf(ctx, last.municipality, last.applicationId))?.answers ?? {}
  const question = questionsOf(scheme.form).find(each => each.prefill === 'name')
  const nameAnswer = (question && (answers[question.id] as NameAnswer | undefined)) ?? null
  return { applicant: applicantOf(scheme.form, answers), nameAnswer }
}

/** 姓 and 名 are apart only where somebody wrote a space; one name alone stays the family name. */
function splitName(name: string, kana: string): NameAnswer {
  const [family = '', ...given] = name.split(/[\s\u3000]+/)
  const [familyKana = '', ...givenKana] = kana.split(/[\s\u3000]+/)
  return { family, given: given.join(' '), familyKana, givenKana: givenKana.join(' ') }
}
