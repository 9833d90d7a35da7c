import { tokyoDay } from '#language/values/date.ts'
import { officeOf, staffOf } from '#modules/cases/access.ts'
import { type CaseRow, caseFacts, caseRow } from '#modules/cases/facts/read.ts'
import { lockBook } from '#modules/claims/book/write.ts'
import { firstDay, monthAfter } from '#modules/claims/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { campaignOf } from '../funnel/read.ts'
import { perMonth } from '../rules.ts'
import { CorrectBenefit, OneCase } from '../schema.ts'
import { ledgerOf } from './read.ts'
import { benefitOf, type NewLine } from './rules.ts'

interface Written extends NewLine {
  kind: 'granted' | 'corrected' | 'revoked'
  reason?: string
}

/** Adds lines to the ledger of a case, in the order given. */
async function write(ctx: Context, row: CaseRow, last: number, lines: readonly Written[]): Promise<void> {
  if (lines.length === 0) return
  await ctx.db
    .insertInto('benefit_lines')
    .values(
      lines.map((line, index) => ({
        municipality_id: row.municipality_id,
        case_id: row.id,
        seq: last + index + 1,
        account_id: row.account_id,
        scheme_id: row.scheme_id,
        scheme_version: row.scheme_version,
        amount: line.amount,
        yen: line.yen,
        unit: line.unit,
        from_month: firstDay(line.fromMonth),
        kind: line.kind,
        reason: line.reason ?? '',
        actor_kind: ctx.actor.kind,
        actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
        at: ctx.now,
      })),
    )
    .execute()
}

async function open(ctx: Context, caseId: string) {
  const office = officeOf(ctx)
  const row = (await caseRow(ctx, office, caseId)) ?? refuse('not-found')
  const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  await lockBook(ctx, office, row.scheme_id)
  const lines = (await ledgerOf(ctx, office, [caseId])).get(caseId) ?? []
  return { office, row, scheme, lines, last: lines.at(-1)?.seq ?? 0 }
}

/**
 * Works out what a granted case comes to and freezes it in the ledger; once granted, only what was not due before is added
 * (a further payment that an amendment brought about). Background work; refuses `not-found`. The event tells what is
 * not known yet, for staff to enter.
 */
export const grantBenefit = command({
  type: 'benefit.granted',
  schema: OneCase,
  where: officeOf,
  async run(ctx, { caseId }) {
    const { office, row, scheme, lines, last } = await open(ctx, caseId)
    const facts = await caseFacts(ctx, scheme, row)
    const days = { received: tokyoDay(row.received_at), decided: tokyoDay(ctx.now) }
    const found = benefitOf(scheme, facts, days)
    const had = new Set(lines.map(line => line.amount))
    const added = found.lines.filter(line => !had.has(line.amount))
    await write(
      ctx,
      row,
      last,
      added.map(line => ({ ...line, kind: 'granted' })),
    )
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: {
          scheme: row.scheme_id,
          lines: added,
          open: found.open.filter(each => !had.has(each.amount)),
          campaign: await campaignOf(ctx, office, caseId),
        },
      },
      result: { lines: added.length, open: found.open.length },
    }
  },
})

/**
 * 額改定: a further line that counts from its month on, for good. What was paid less is paid with the next run, what was
 * paid too much is told. By staff; refuses `not-found`, `not-granted`.
 */
export const correctBenefit = command({
  type: 'benefit.corrected',
  schema: CorrectBenefit,
  where: officeOf,
  async run(ctx, { caseId, amount, fromMonth, yen, reason }) {
    staffOf(ctx)
    const { row, scheme, last } = await open(ctx, caseId)
    const paid = scheme.payment?.amounts.some(each => each.id === amount)
    const unit = paid && scheme.amounts.find(each => each.id === amount)?.unit
    if (!unit || !(await wasGranted(ctx, row))) return refuse('not-granted')
    await write(ctx, row, last, [{ amount, yen, unit, fromMonth, kind: 'corrected', reason }])
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: { amount, fromMonth, yen },
      },
      result: null,
    }
  },
})

/** Ends a benefit that was revoked: monthly amounts with the month of the decision, what is paid once altogether. */
export const endBenefit = command({
  type: 'benefit.ended',
  schema: OneCase,
  where: officeOf,
  async run(ctx, { caseId }) {
    const { row, lines, last } = await open(ctx, caseId)
    const next = monthAfter(tokyoDay(ctx.now).slice(0, 7))
    const ended = [...Map.groupBy(lines, line => line.amount).values()].flatMap(([first]): Written[] =>
      first
        ? [
            {
              amount: first.amount,
              yen: 0,
              unit: first.unit,
              fromMonth: first.unit === perMonth && next > first.fromMonth ? next : first.fromMonth,
              kind: 'revoked',
            },
          ]
        : [],
    )
    await write(ctx, row, last, ended)
    return {
      event: {
        subject: { kind: 'case', id: caseId },
        account: row.account_id,
        data: { lines: ended.length },
      },
      result: { lines: ended.length },
    }
  },
})

async function wasGranted(ctx: Context, row: CaseRow): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('municipality_id', '=', row.municipality_id)
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', row.id)
    .where('type', '=', 'benefit.granted')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
