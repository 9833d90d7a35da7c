import { say } from '#language/text.ts'
import type { Run } from '#modules/eligibility/directory/read.ts'
import { rulesOf, runOf } from '#modules/eligibility/directory/read.ts'
import { factLabel } from '#modules/eligibility/masking/rules.ts'
import type { Context } from '#platform/context.ts'

/** A run as pages show it: instants as text. */
export function runShown(run: Run) {
  const { id, kind, state, asOf, taxYear, households, people, progress, problem, startedBy } = run
  return {
    id,
    kind,
    state,
    asOf,
    taxYear,
    households,
    people,
    progress,
    problem,
    startedBy,
    done: run.done,
    total: run.total,
    imports: run.imports,
    kinds: run.kinds,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    live: state === 'waiting' || state === 'running',
  }
}
export type RunShown = ReturnType<typeof runShown>

/** What a run came to, scheme by scheme, in words, with the figures of the run before. */
export async function schemesShown(ctx: Context, run: Run) {
  const before = run.comparedWith ? await runOf(ctx, run.comparedWith) : undefined
  const shown = []
  for (const each of run.schemes) {
    const rules = await rulesOf(ctx, run, each.scheme)
    const earlier = before?.schemes.find(other => other.scheme === each.scheme)
    const counted = (counts: Record<string, number>, label: (id: string) => string) =>
      Object.entries(counts)
        .sort(([, a], [, b]) => b - a)
        .map(([id, count]) => ({ id, label: label(id), count }))
    shown.push({
      id: each.scheme,
      name: say(rules.name, 'ja'),
      version: each.version,
      draft: each.draft,
      engine: each.engine,
      seconds: each.seconds,
      eligible: each.eligible,
      notEligible: each.notEligible,
      unknown: each.unknown,
      byHand: each.byHand,
      missing: counted(each.missing, name => factLabel(rules, name)),
      reasons: counted(each.reasons, id => {
        const rule = rules.rules.find(other => other.id === id)
        return rule ? say(rule.name, 'ja') : id
      }),
      changes: each.changes,
      before: earlier
        ? {
            version: earlier.version,
            eligible: earlier.eligible,
            notEligible: earlier.notEligible,
            unknown: earlier.unknown,
          }
        : null,
    })
  }
  return shown
}
