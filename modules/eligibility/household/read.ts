import { assess } from '#language/rules/assess.ts'
import { labelsOf } from '#language/rules/labels.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import type { Judgement } from '#language/rules/verdict.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { logView } from '#modules/accounts/write.ts'
import { householdOf, type Resident } from '#modules/families/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { whyDifferent } from '../changes/rules.ts'
import { findRun, finishedRun, type Run, type RunScheme, rulesOf } from '../directory/read.ts'
import type { Change } from '../directory/rules.ts'
import { givenTo } from '../engine/rules.ts'
import { type HouseholdNote, noteTexts, presumedBy } from '../households/rules.ts'
import { type ClauseShown, clauseShown, factLabel } from '../masking/rules.ts'
import { resultOf } from '../results/read.ts'
import { type FactShown, factsShown } from './rules.ts'

export interface PersonShown {
  id: string
  name: string
  kana: string
  relation: string
  birthDate: string
  protected: boolean
  /** 申請者とみなした人, 配偶者, or 子ども with its place. */
  part: 'claimant' | 'spouse' | number | null
}

export interface SchemeShown {
  scheme: string
  name: string
  version: number
  draft: boolean
  outcome: Judgement | null
  before: Judgement | null
  change: Change | null
  why: string[]
  /** Only what decided; undefined where the facts are no longer kept. */
  clauses?: ClauseShown[]
  amounts: { label: string; unit: string; value: number | null }[]
  recipients: number[]
  /** What the scheme itself took for facts that no register tells. */
  presumed: string[]
}

export interface HouseholdView {
  run: Run
  household: string
  protected: boolean
  people: PersonShown[]
  notes: string[]
  facts: FactShown[]
  schemes: SchemeShown[]
}

/**
 * One household of a finished run: its people without addresses, the facts it was judged by as known or not, and under
 * each scheme what decided. Evaluated anew over the facts kept. Every person shown is written to `views`. Refuses
 * `not-found` for a household that the run does not know.
 */
export async function householdView(ctx: Context, runId: string, household: string): Promise<HouseholdView> {
  const run = await finishedRun(ctx, runId)
  const { municipality } = run
  const kept = await keptFacts(ctx, run, household)
  const residents = (await householdOf(ctx, municipality, household)).filter(each => lives(each, run.asOf))
  const schemes: SchemeShown[] = []
  const definitions: Scheme[] = []
  const before = run.comparedWith ? await findRun(ctx, municipality, run.comparedWith) : undefined
  for (const each of run.schemes) {
    const definition = await rulesOf(ctx, run, each.scheme)
    definitions.push(definition)
    const shown = await schemeShown(ctx, { run, before, each, definition, household, facts: kept?.facts })
    if (shown) schemes.push(shown)
  }
  if (schemes.length === 0) return refuse('not-found')
  for (const { id } of residents) await logView(ctx, { municipality, subjectKind: 'resident', subjectId: id })
  return {
    run,
    household,
    protected: kept?.protected ?? residents.some(each => each.protected),
    people: residents.map(each => personShown(each, kept)),
    notes: (kept?.notes ?? []).map(note => noteTexts[note as HouseholdNote] ?? note),
    facts: kept ? factsShown(definitions, kept.facts) : [],
    schemes,
  }
}

function lives({ movedInOn, movedOutOn }: Resident, on: string): boolean {
  return movedInOn <= on && (movedOutOn === null || movedOutOn > on)
}

interface Kept {
  facts: Record<string, unknown>
  claimant: string | null
  spouse: string | null
  children: string[]
  protected: boolean
  notes: string[]
}

async function keptFacts(ctx: Context, run: Pick<Run, 'municipality' | 'factsRun'>, household: string) {
  const row = await ctx.db
    .selectFrom('household_facts')
    .select(['facts', 'claimant', 'spouse', 'children', 'protected', 'notes'])
    .where('municipality_id', '=', run.municipality)
    .where('run_id', '=', run.factsRun)
    .where('household', '=', household)
    .executeTakeFirst()
  return row && ({ ...row, facts: row.facts as Record<string, unknown> } satisfies Kept)
}

function personShown(resident: Resident, kept: Kept | undefined): PersonShown {
  const { id, name, kana, relation, birthDate, number } = resident
  const place = kept?.children.indexOf(number) ?? -1
  const part =
    number === kept?.claimant
      ? 'claimant'
      : number === kept?.spouse
        ? 'spouse'
        : place >= 0
          ? place + 1
          : null
  return { id, name, kana, relation, birthDate, protected: resident.protected, part }
}

async function schemeShown(
  ctx: Context,
  given: {
    run: Run
    before: Run | undefined
    each: RunScheme
    definition: Scheme
    household: string
    facts: Record<string, unknown> | undefined
  },
): Promise<SchemeShown | undefined> {
  const { run, before, each, definition, household, facts } = given
  const result = await resultOf(ctx, run, each.scheme, household)
  if (!result) return undefined
  const assessment =
    facts && assess(definition, factsFromPlain(definition.facts, givenTo(definition, facts)), run.asOf)
  const deciding = assessment?.clauses.filter(clause => clause.consequence === 'refuse')
  const wanted =
    result.outcome === 'not-eligible' ? 'fails' : result.outcome === 'unknown' ? 'unknown' : 'holds'
  return {
    scheme: each.scheme,
    name: definition.name.ja,
    version: each.version,
    draft: each.draft,
    outcome: result.outcome,
    before: result.before,
    change: result.change,
    why: await whyOf(ctx, { run, before, each, definition, household, facts }, result.change),
    ...(assessment && deciding
      ? {
          clauses: deciding
            .filter(clause => clause.outcome === wanted)
            .map(clause => clauseShown(definition, clause, assessment)),
        }
      : {}),
    amounts: definition.amounts.flatMap(({ id, name, unit }) =>
      result.amounts[id] === undefined ? [] : [{ label: name.ja, unit, value: result.amounts[id] ?? null }],
    ),
    recipients: result.recipients,
    presumed: facts ? presumptions(definition, facts) : [],
  }
}

function presumptions(scheme: Scheme, facts: Record<string, unknown>): string[] {
  const labels = labelsOf(scheme)
  const told = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map(item => told(name, item)).join('、')
    if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
    return labels(name, String(value))?.ja ?? String(value)
  }
  return Object.entries(presumedBy(scheme)).flatMap(([name, value]) =>
    facts[name] === undefined ? [`${factLabel(scheme, name)}：${told(name, value)}`] : [],
  )
}

async function whyOf(
  ctx: Context,
  given: Parameters<typeof schemeShown>[1],
  change: Change | null,
): Promise<string[]> {
  const { run, before, each, definition, household, facts } = given
  if (!before || change === null || change === 'same') return []
  if (change === 'new') return ['前の判定にはなかった世帯']
  const earlier = before.schemes.find(other => other.scheme === each.scheme)
  if (!earlier) return []
  const old = before.factsRun === run.factsRun ? { facts } : await keptFacts(ctx, before, household)
  const definitionBefore = await rulesOf(ctx, before, each.scheme)
  return whyDifferent(
    { scheme: definitionBefore, version: earlier.version, draft: false, on: before.asOf, facts: old?.facts },
    { scheme: definition, version: each.version, draft: each.draft, on: run.asOf, facts },
  )
}
