import type { Facts } from '#language/feel/evaluate.ts'
import { factsFrom } from '#language/form/facts.ts'
import { derive } from '#language/rules/derive.ts'
import { holds } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Amendment } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { draftFacts } from '../facts/read.ts'
import { answersOf, type Case, schemeOfApplication } from '../read.ts'
import { currentState } from '../state/read.ts'

/** What the holder of a granted case may tell us now (変更の届出); nothing while it is not granted. */
export async function amendmentsFor(ctx: Context, record: Case): Promise<Amendment[]> {
  const published = await schemeOfApplication(ctx, record)
  const { scheme } = published
  const state = (await currentState(ctx, record.municipality, record.id))?.state
  if (scheme.workflow.states.find(each => each.id === state)?.kind !== 'granted') return []
  const answers = await answersOf(ctx, record.municipality, record.applicationId)
  const on = tokyoDay(ctx.now)
  const { facts } = await draftFacts(ctx, published, on)
  const known: Facts = derive(scheme, { ...facts, ...factsFrom(scheme.form, answers) }, on)
  return scheme.amendments.filter(amendment => holds(amendment.when, known, judging(scheme, on)))
}
