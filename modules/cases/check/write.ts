import { z } from 'zod'
import { holds } from '#language/rules/expression.ts'
import { plainOf } from '#language/rules/plain.ts'
import { judging } from '#language/rules/scope.ts'
import { tokyoDay } from '#language/values/date.ts'
import { routeFor } from '#language/workflow/fold.ts'
import { assessCase } from '#modules/eligibility/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { officeOf } from '../access.ts'
import { proposalsOfCase } from '../approval/read.ts'
import { draftEach } from '../drafting/write.ts'
import { caseFacts, caseRow, standingCase } from '../facts/read.ts'
import { holdersOfRows } from '../intake/read.ts'
import { isForeign } from '../intake/rules.ts'

/**
 * The automatic first check: complete, resident, window, duplicate, as the scheme's rules say. Runs by itself after
 * submission and correction, and by hand when the register changed. A clean case is drafted at once where the
 * route says so, so that the decider finds it ready.
 */
export const checkCase = command({
  type: 'case.checked',
  schema: z.object({ caseId: z.uuid() }).strict(),
  where: officeOf,
  async run(ctx, { caseId }) {
    const office = officeOf(ctx)
    const row = await caseRow(ctx, office, caseId)
    if (!row) return refuse('not-found')
    const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
    const facts = await caseFacts(ctx, scheme, row)
    const { facts: derived, ...assessment } = assessCase(scheme, facts, tokyoDay(row.received_at))
    const doubtful = assessment.clauses.some(c => c.consequence !== 'refuse' && c.outcome === 'unknown')
    const holders = await holdersOfRows(ctx, office, [row])
    const clean =
      assessment.outcome === 'eligible' &&
      assessment.cautions.length === 0 &&
      assessment.returns.length === 0 &&
      !doubtful &&
      !isForeign(holders.get(caseId))
    const earlier = await ctx.db
      .selectFrom('case_checks')
      .select(eb => eb.fn.max('seq').as('seq'))
      .where('municipality_id', '=', office)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    await ctx.db
      .insertInto('case_checks')
      .values({
        municipality_id: office,
        case_id: caseId,
        seq: (earlier?.seq ?? 0) + 1,
        outcome: assessment.outcome,
        clean,
        assessment: json(assessment),
        facts: json(plainOf(derived)),
        at: ctx.now,
      })
      .execute()
    const drafted = clean ? await draftClean(ctx, office, row.id) : null
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: { outcome: assessment.outcome, clean, drafted },
      },
      result: { outcome: assessment.outcome, clean, drafted },
    }
  },
})

/** Drafts the grant of a clean case by the system, where the route allows it and nobody else has drafted one. */
async function draftClean(ctx: Context, office: number, caseId: string): Promise<string | null> {
  if (ctx.actor.kind !== 'system') return null
  const { row, state, scheme } = await standingCase(ctx, office, caseId)
  const facts = await caseFacts(ctx, scheme, row)
  const at = judging(scheme, tokyoDay(row.received_at))
  const grant = scheme.workflow.actions.find(
    a => a.decides === 'grant' && a.from.includes(state) && holds(a.when, facts, at),
  )
  const route = grant && routeFor(scheme.workflow, 'grant', facts)
  if (!grant || route?.mode !== 'each' || !route.draftedBySystem) return null
  const open = (await proposalsOfCase(ctx, office, caseId)).some(p => p.position.kind === 'open')
  if (open) return null
  const draft = { caseIds: [caseId], action: grant.id, reasons: [], note: '' }
  return (await draftEach(ctx, office, draft))[0] ?? null
}
