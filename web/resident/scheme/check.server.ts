import { data } from 'react-router'
import { factsFrom } from '#language/form/facts.ts'
import type { Fields } from '#language/form/kind.ts'
import { type Problem, readPage } from '#language/form/read.ts'
import { holds } from '#language/rules/expression.ts'
import type { Answers } from '#language/scheme/form.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { type Precheck, precheck } from '#modules/eligibility/rules.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { headOf } from '../apply/step.server.ts'
import { cityOf } from '../city.server.ts'

/** The first question. Nothing of this way is kept: answers travel in the form and end with it. */
export async function showCheck(ctx: Context, args: PageArgs) {
  const { city, published } = await open(ctx, args)
  return {
    city: { slug: city.slug, name: city.name },
    scheme: headOf(published.scheme),
    step: await take(ctx, published, {}, args),
  }
}

/** The next question, or the estimate. */
export async function stepOn(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const outcome = await act(args, async ctx => take(ctx, (await open(ctx, args)).published, fields, args))
  return outcome.ok ? data({ step: outcome.value }) : refusedData(outcome.refused)
}

async function open(ctx: Context, { params }: Pick<PageArgs, 'params'>) {
  const city = await cityOf(ctx, params)
  return { city, published: await schemeOf(ctx, city.id, params.scheme ?? '') }
}

/** Goes through what was answered until a question is open. */
async function take(
  ctx: Context,
  published: PublishedScheme,
  fields: Fields,
  args: Pick<PageArgs, 'context'>,
) {
  const { scheme } = published
  const { facts, options, on } = await draftFacts(ctx, published)
  const { language } = args.context.get(pageRequest)
  const asked = new Set(fields._asked ?? [])
  let answers: Answers = {}
  for (;;) {
    const checked = precheck(scheme, answers, facts, on)
    const { next } = checked
    if (!next) return { kind: 'result' as const, ...resultOf(published, checked, answers, facts, on) }
    const ids = next.questions.map(question => question.id)
    const read = readPage(scheme.form, next.page.id, fields, {
      ...options,
      language,
      today: on,
      now: ctx.now,
      answers,
      facts,
      only: ids,
    })
    const problems: Problem[] = read.problems.filter(problem => asked.has(problem.question))
    if (!ids.every(id => asked.has(id)) || problems.length > 0) {
      return {
        kind: 'question' as const,
        title: next.page.title,
        questions: next.questions,
        kept: read.kept,
        problems,
        carried: carried(fields, ids),
      }
    }
    answers = { ...answers, ...read.answers }
  }
}

/** What was answered before, to be posted again with the next answer. */
function carried(fields: Fields, ids: readonly string[]): { name: string; value: string }[] {
  return Object.entries(fields).flatMap(([name, values]) => {
    const own = ids.some(id => name === id || name.startsWith(`${id}.`))
    if (own || (name.startsWith('_') && name !== '_asked')) return []
    return values.filter(value => name !== '_asked' || !ids.includes(value)).map(value => ({ name, value }))
  })
}

function resultOf(
  { scheme }: PublishedScheme,
  checked: Precheck,
  answers: Answers,
  facts: Awaited<ReturnType<typeof draftFacts>>['facts'],
  on: string,
) {
  const { assessment, documents, open } = checked
  const known = { ...facts, ...factsFrom(scheme.form, answers) }
  const unasked = assessment.missing.filter(name => !open.includes(name))
  const outcome = assessment.outcome === 'not-eligible' ? 'no' : unasked.length > 0 ? 'unclear' : 'probably'
  return {
    outcome: outcome as 'no' | 'unclear' | 'probably',
    /** Why not, each with what one can do about it and the clause it rests on. */
    reasons: assessment.clauses
      .filter(clause => clause.consequence === 'refuse' && clause.outcome === 'fails')
      .map(clause => ({
        rule: clause.rule,
        reason: clause.reason ?? clause.name,
        remedy: clause.remedy,
        clause: [clause.clause.law, clause.clause.article].filter(Boolean).join(' '),
      })),
    /** What speaks for it. */
    holds: assessment.clauses
      .filter(clause => clause.consequence === 'refuse' && clause.outcome === 'holds')
      .map(clause => ({ rule: clause.rule, name: clause.name })),
    confirms: assessment.clauses
      .filter(clause => clause.consequence === 'refuse' && clause.outcome === 'unknown')
      .map(clause => ({ rule: clause.rule, name: clause.name })),
    documents: documents.map(({ document, needed }) => ({
      id: document.id,
      name: document.name,
      note: document.note,
      needed,
    })),
    careful: scheme.careful && holds(scheme.careful.when, known, { on }) ? scheme.careful.about : null,
  }
}
