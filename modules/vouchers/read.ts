import type { Selectable } from 'kysely'
import { factsFromPlain } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { schemeOf, schemesOfRows } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { isId, mayOpen } from './access.ts'
import type { Shown } from './issue/rules.ts'
import { linesOf, linesOfAll } from './ledger/read.ts'
import { type Balance, balancesIn, type Line } from './ledger/rules.ts'

export type VoucherRow = Selectable<DB['vouchers']>

/** A voucher as its holder and its municipality see it. Balances are in the pools' units. */
export interface Voucher {
  municipality: number
  id: string
  number: string
  caseId: string
  account: string | null
  schemeId: string
  schemeVersion: number
  holder: string
  holderKana: string
  validFrom: string
  validUntil: string
  issuedAt: Date
  revokedAt: Date | null
  balances: Balance[]
  /** What a facility is told once it is booked. */
  shown: Shown[]
}

/** The vouchers of one resident's account, newest first; of another account none. */
export async function vouchersOf(ctx: Context, municipality: number, account: string): Promise<Voucher[]> {
  return openVouchers(ctx, municipality, { account_id: account })
}

/** The vouchers of one case: one, or more after a new decision. */
export async function vouchersOfCase(ctx: Context, municipality: number, caseId: string): Promise<Voucher[]> {
  return openVouchers(ctx, municipality, { case_id: caseId })
}

async function openVouchers(
  ctx: Context,
  municipality: number,
  of: { account_id: string } | { case_id: string },
): Promise<Voucher[]> {
  const rows = await ctx.db
    .selectFrom('vouchers')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where(eb => eb.and(of))
    .orderBy('issued_at', 'desc')
    .execute()
  return withBalances(
    ctx,
    municipality,
    rows.filter(row => mayOpen(ctx.actor, row)),
  )
}

/** One voucher. Refuses `not-found` for another family's and another municipality's. */
export async function voucherOf(ctx: Context, municipality: number, id: string): Promise<Voucher> {
  const row = await voucherRow(ctx, municipality, id)
  if (!row || !mayOpen(ctx.actor, row)) refuse('not-found')
  const [voucher] = await withBalances(ctx, municipality, [row])
  return voucher ?? refuse('not-found')
}

/** The row as stored, for commands that have their own rule of access. */
export async function voucherRow(
  ctx: Context,
  municipality: number,
  id: string,
): Promise<VoucherRow | undefined> {
  if (!isId(id)) return undefined
  return ctx.db
    .selectFrom('vouchers')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The facts frozen in a voucher, for the rules of its scheme. */
export function factsOfVoucher(scheme: Scheme, row: { facts: unknown }) {
  return factsFromPlain(scheme.facts, row.facts as Record<string, unknown>)
}

/** Lines with what they add up to: the voucher's account book, oldest first. */
export async function ledgerOf(ctx: Context, municipality: number, voucherId: string) {
  const rows = await ctx.db
    .selectFrom('voucher_lines')
    .select(['id', 'pool', 'kind', 'steps', 'reservation_id', 'facility_id', 'actor_kind', 'note', 'at'])
    .where('municipality_id', '=', municipality)
    .where('voucher_id', '=', voucherId)
    .orderBy('id')
    .execute()
  return rows
}

async function withBalances(
  ctx: Context,
  municipality: number,
  rows: readonly VoucherRow[],
): Promise<Voucher[]> {
  const lines = await linesOfAll(
    ctx,
    municipality,
    rows.map(row => row.id),
  )
  const publishedOf = await schemesOfRows(ctx, municipality, rows)
  return rows.map(row => asVoucher(row, publishedOf(row).scheme, lines.get(row.id) ?? []))
}

/** Balances of one voucher for people who were shown it (see the search). */
export async function balancesOf(ctx: Context, row: VoucherRow): Promise<Balance[]> {
  const { scheme } = await schemeOf(ctx, row.municipality_id, row.scheme_id, row.scheme_version)
  return balancesIn(scheme.entitlement?.pools ?? [], await linesOf(ctx, row.municipality_id, row.id))
}

export function asVoucher(row: VoucherRow, scheme: Scheme, lines: readonly Line[]): Voucher {
  return {
    municipality: row.municipality_id,
    id: row.id,
    number: row.number,
    caseId: row.case_id,
    account: row.account_id,
    schemeId: row.scheme_id,
    schemeVersion: row.scheme_version,
    holder: row.holder,
    holderKana: row.holder_kana,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    issuedAt: row.issued_at,
    revokedAt: row.revoked_at,
    balances: balancesIn(scheme.entitlement?.pools ?? [], lines),
    shown: row.shown as unknown as Shown[],
  }
}
