import { factsFrom } from '#language/form/facts.ts'
import { derive } from '#language/rules/derive.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { declaredOnly, supplied } from '#modules/eligibility/facts/rules.ts'
import { schemesOfRows } from '#modules/publishing/read.ts'
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
  return (await sameMatterCounts(ctx, municipality, [caseId])).get(caseId) ?? 0
}

/** The same of several cases, in as many statements as of one. */
export async function sameMatterCounts(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map()
  const asked = await withAnswers(ctx, municipality).where('cases.id', 'in', caseIds).execute()
  const others = await ofTheSamePeople(ctx, municipality, asked)
  const states = await statesOf(
    ctx,
    municipality,
    others.map(other => other.id),
  )
  const publishedOf = await schemesOfRows(ctx, municipality, [...asked, ...others])
  const isLive = (row: MatterRow) => {
    const { workflow } = publishedOf(row).scheme
    const kind = workflow.states.find(state => state.id === states.get(row.id)?.state)?.kind
    return kind !== undefined && live.includes(kind)
  }
  const liveOthers = others.filter(isLive)
  const matters = new Map(
    [...asked, ...liveOthers].map(row => [row.id, matterOf(publishedOf(row).scheme, row)]),
  )
  const isSame = (own: MatterRow, other: MatterRow) => {
    const rule = publishedOf(own).scheme.sameMatter
    return !rule || sameMatter(matters.get(own.id), matters.get(other.id), rule.withinDays)
  }
  return new Map(
    asked.map(own => [
      own.id,
      liveOthers.filter(other => isOtherOf(own, other) && isSame(own, other)).length,
    ]),
  )
}

type MatterRow = Awaited<ReturnType<ReturnType<typeof withAnswers>['execute']>>[number]

/** Whether it is another case of the same person under the same scheme. */
function isOtherOf(own: MatterRow, other: MatterRow): boolean {
  if (own.id === other.id || own.scheme_id !== other.scheme_id) return false
  const sameAccount = own.account_id !== null && own.account_id === other.account_id
  return sameAccount || (own.resident_id !== null && own.resident_id === other.resident_id)
}

/** All cases of the people of these, themselves among them. */
async function ofTheSamePeople(ctx: Context, municipality: number, asked: readonly MatterRow[]) {
  const present = (ids: (string | null)[]) => [...new Set(ids.filter(id => id !== null))]
  const accounts = present(asked.map(own => own.account_id))
  const residents = present(asked.map(own => own.resident_id))
  if (accounts.length + residents.length === 0) return []
  return withAnswers(ctx, municipality)
    .where(
      'cases.scheme_id',
      'in',
      asked.map(own => own.scheme_id),
    )
    .where(eb =>
      eb.or([
        ...(accounts.length > 0 ? [eb('cases.account_id', 'in', accounts)] : []),
        ...(residents.length > 0 ? [eb('applications.resident_id', 'in', residents)] : []),
      ]),
    )
    .execute()
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
