import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import type { Context } from '#platform/context.ts'
import { asId, staffOf } from '../access.ts'

/** The account a municipality pays a facility to; undefined where none is known or the actor may not see it. */
export async function accountOf(
  ctx: Context,
  municipality: number,
  facility: string,
): Promise<BankAccountAnswer | undefined> {
  const row = await ctx.db
    .selectFrom('payees')
    .select('account')
    .where('municipality_id', '=', municipality)
    .where('facility_id', '=', facility)
    .executeTakeFirst()
  return row?.account as BankAccountAnswer | undefined
}

export interface PayeeChange {
  id: string
  account: BankAccountAnswer
  note: string
  proposedBy: string
  proposedByMe: boolean
  proposedAt: Date
  decision: 'confirmed' | 'refused' | 'replaced' | null
  decidedBy: string | null
  decidedAt: Date | null
}

/** Facilities the municipality deals with, by name, each with its account and whether a change waits for a second look. */
export async function payeesOf(
  ctx: Context,
): Promise<{ facility: string; name: string; account: BankAccountAnswer | null; waiting: boolean }[]> {
  const { municipalityId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('contracts')
    .innerJoin('facilities', 'facilities.id', 'contracts.facility_id')
    .leftJoin('payees', join =>
      join
        .onRef('payees.municipality_id', '=', 'contracts.municipality_id')
        .onRef('payees.facility_id', '=', 'contracts.facility_id'),
    )
    .leftJoin('payee_changes', join =>
      join
        .onRef('payee_changes.municipality_id', '=', 'contracts.municipality_id')
        .onRef('payee_changes.facility_id', '=', 'contracts.facility_id')
        .on('payee_changes.decision', 'is', null),
    )
    .select([
      'facilities.id',
      'facilities.name',
      'facilities.kana',
      'payees.account',
      'payee_changes.id as change',
    ])
    .where('contracts.municipality_id', '=', municipalityId)
    .orderBy('facilities.kana')
    .execute()
  const seen = new Map(rows.map(row => [row.id, row]))
  return [...seen.values()].map(row => ({
    facility: row.id,
    name: row.name,
    account: row.account as BankAccountAnswer | null,
    waiting: row.change !== null,
  }))
}

/** What was entered for one facility and what became of it, newest first. Refuses `not-allowed` for others than staff. */
export async function payeeChanges(ctx: Context, facility: string): Promise<PayeeChange[]> {
  const { municipalityId, accountId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('payee_changes')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('facility_id', '=', asId(facility))
    .orderBy('id', 'desc')
    .execute()
  const people = await peopleOf(
    ctx,
    rows.flatMap(row => [row.proposed_by, row.decided_by]),
  )
  return rows.map(row => ({
    id: row.id,
    account: row.account as unknown as BankAccountAnswer,
    note: row.note,
    proposedBy: people.get(row.proposed_by)?.name ?? '',
    proposedByMe: row.proposed_by === accountId,
    proposedAt: row.proposed_at,
    decision: row.decision as PayeeChange['decision'],
    decidedBy: row.decided_by && (people.get(row.decided_by)?.name ?? ''),
    decidedAt: row.decided_at,
  }))
}
