import { factsFrom } from '#language/form/facts.ts'
import { derive } from '#language/rules/derive.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { declaredOnly, supplied } from '#modules/eligibility/facts/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { sameMatter } from '../rules.ts'
import { statesOf } from '../state/read.ts'

const live = ['open', 'waiting', 'granted']

/**
 * How many other live cases (open, waiting, granted) the same person has under the scheme about the same matter, as
 * the scheme's `sameMatter` tells matters apart. The same person: the same account, or the same entry in the resident
 * register. For staff and jobs of the municipality; 0 for a case the actor may not see.
 */
export async function sameMatterCount(ctx: Context, municipality: number, caseId: string): Promise<number> {
  const own = await withAnswers(ctx, municipality).where('cases.id', '=', caseId).executeTakeFirst()
  if (!own || (!own.account_id && !own.resident_id)) return 0
  const others = await withAnswers(ctx, municipality)
    .where('cases.scheme_id', '=', own.scheme_id)
    .where('cases.id', '<>', caseId)
    .where(eb =>
      eb.or([
        ...(own.account_id ? [eb('cases.account_id', '=', own.account_id)] : []),
        ...(own.resident_id ? [eb('applications.resident_id', '=', own.resident_id)] : []),
      ]),
    )
    .execute()
  const states = await statesOf(
    ctx,
    municipality,
    others.map(other => other.id),
  )
  const { scheme } = await schemeOf(ctx, municipality, own.scheme_id, own.scheme_version)
  const matter = matterOf(scheme, own)
  let count = 0
  for (const other of others) {
    const { scheme: then } = await schemeOf(ctx, municipality, own.scheme_id, other.scheme_version)
    const kind = then.workflow.states.find(state => state.id === states.get(other.id)?.state)?.kind
    if (!kind || !live.includes(kind)) continue
    const rule = scheme.sameMatter
    if (!rule || sameMatter(matter, matterOf(then, other), rule.withinDays)) count++
  }
  return count
}

function withAnswers(ctx: Context, municipality: number) {
  return ctx.db
    .selectFrom('cases')
    .innerJoin('applications', join =>
      join
        .onRef('applications.municipality_id', '=', 'cases.municipality_id')
        .onRef('applications.id', '=', 'cases.application_id'),
    )
    .select([
      'cases.id',
      'cases.scheme_id',
      'cases.scheme_version',
      'cases.account_id',
      'cases.received_at',
      'applications.resident_id',
      'applications.answers',
    ])
    .where('cases.municipality_id', '=', municipality)
    .where('applications.municipality_id', '=', municipality)
}

/** The value of the fact that tells matters apart; undefined where the answers do not give it. */
function matterOf(scheme: Scheme, row: { answers: unknown; received_at: Date }): unknown {
  if (!scheme.sameMatter) return undefined
  const on = tokyoDay(row.received_at)
  const given = {
    ...factsFrom(scheme.form, row.answers as Answers),
    ...declaredOnly(scheme, { [supplied.appliedOn]: on }),
  }
  return derive(scheme, given, on)[scheme.sameMatter.fact]
}
