import { getRandomValues } from 'node:crypto'
import { plainOf } from '#language/rules/plain.ts'
import { answersOf } from '#modules/applications/read.ts'
import { type CaseRow, caseFacts, caseRow } from '#modules/cases/facts/read.ts'
import { supplied } from '#modules/eligibility/facts/rules.ts'
import { residentOf } from '#modules/families/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { mayChange } from '../access.ts'
import { lineRow } from '../ledger/write.ts'
import { newNumber } from '../number/rules.ts'
import { VoucherIssue } from '../schema.ts'
import { factsNeeded, type Grant, grantOf, shownToFacility } from './rules.ts'

/**
 * Issues the voucher a granted case entitles to, with one issue line per pool. Once per case: asked again it gives
 * the one there is. `voucherId` null: this scheme gives none. By background work and staff of the municipality.
 */
export async function issueVoucher(
  ctx: Context,
  input: VoucherIssue,
  once: { key?: string } = {},
): Promise<{ voucherId: string | null; number: string | null }> {
  const municipality = municipalityOf(ctx)
  const row = await caseRow(ctx, municipality, input.caseId)
  if (!row) refuse('not-found')
  const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
  if (!scheme.entitlement) return { voucherId: null, number: null }
  const known = await voucherOfCase(ctx, municipality, row.id)
  if (known) return { voucherId: known.id, number: known.number }
  return issue(ctx, input, once)
}

const issue = command({
  type: 'voucher.issued',
  schema: VoucherIssue,
  where: municipalityOf,
  run: async (ctx, { caseId, letter, on }) => {
    const municipality = municipalityOf(ctx)
    const row = await caseRow(ctx, municipality, caseId)
    if (!row) refuse('not-found')
    const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
    const facts = await caseFacts(ctx, scheme, row)
    const grant = grantOf(scheme, facts, on)
    const answers = await answersOf(ctx, municipality, row.application_id)
    // As it is now: the case keeps what was so when it was sent in.
    const hideAddress = row.protected || (await isProtected(ctx, row))
    const number = newNumber(getRandomValues(new Uint8Array(16)))
    const { id } = await ctx.db
      .insertInto('vouchers')
      .values({
        municipality_id: municipality,
        number,
        case_id: row.id,
        account_id: row.account_id,
        scheme_id: row.scheme_id,
        scheme_version: row.scheme_version,
        holder: row.applicant,
        holder_kana: row.applicant_kana,
        facts: json(plainOf(factsNeeded(scheme, facts))),
        shown: json(shownToFacility(scheme, answers, facts, { on, hideAddress })),
        valid_from: grant.validFrom,
        valid_until: grant.validUntil,
        issued_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeIssueLines(ctx, { municipality, voucherId: id, accountId: row.account_id }, grant)
    return {
      event: {
        subject: { kind: 'voucher', id },
        account: row.account_id,
        data: {
          voucherId: id,
          caseId: row.id,
          number,
          letter,
          facts: {
            [supplied.voucherNumber]: number,
            [supplied.voucherFrom]: grant.validFrom,
            [supplied.voucherUntil]: grant.validUntil,
          },
        },
      },
      result: { voucherId: id as string | null, number: number as string | null },
    }
  },
})

/** 支援措置 by the register, for somebody who was matched with it. */
async function isProtected(ctx: Context, row: CaseRow): Promise<boolean> {
  if (!row.resident_id) return false
  return (await residentOf(ctx, row.municipality_id, row.resident_id))?.protected ?? false
}

async function writeIssueLines(
  ctx: Context,
  voucher: { municipality: number; voucherId: string; accountId: string | null },
  grant: Grant,
): Promise<void> {
  const rows = grant.pools
    .filter(({ steps }) => steps > 0)
    .map(({ pool, steps }) => lineRow(ctx, { ...voucher, kind: 'issue', pool, steps }))
  if (rows.length > 0) await ctx.db.insertInto('voucher_lines').values(rows).execute()
}

async function voucherOfCase(ctx: Context, municipality: number, caseId: string) {
  return ctx.db
    .selectFrom('vouchers')
    .select(['id', 'number'])
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

function municipalityOf(ctx: Context): number {
  const { actor } = ctx
  if ((actor.kind !== 'staff' && actor.kind !== 'system') || actor.municipalityId === null)
    refuse('not-allowed')
  return mayChange(actor, actor.municipalityId) ? actor.municipalityId : refuse('not-allowed')
}
