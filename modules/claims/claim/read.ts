import type { Selectable } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { firstDay, monthOf } from '../rules.ts'
import type { Addition, ClaimLine, Totals } from '../statement/rules.ts'

/** A claim as handed in. `payment`: the last attempt to pay it. */
export interface Claim {
  id: string
  municipality: number
  facility: string
  scheme: string
  month: string
  totals: Totals
  submittedAt: Date
  returnedAt: Date | null
  returnReason: string | null
  acceptedAt: Date | null
  /** offset: nothing is left of it, because it was set off against another claim. */
  state: 'submitted' | 'returned' | 'accepted' | 'offset' | 'paying' | 'paid' | 'failed'
  /** The total after what was set off (差引): to be paid above zero, owed back below. Whole yen. */
  remaining: number
  payment: { amount: number; payOn: string; result: string | null; reason: string; at: Date | null } | null
}

type Row = Selectable<DB['claims']>

export interface Dealing {
  municipality: number
  facility: string
  scheme: string
}

/** Claims of one facility or of all, newest month first; returned ones too. */
export async function claimsOf(
  ctx: Context,
  asked: { municipality: number; facility?: string; scheme?: string; month?: string },
): Promise<Claim[]> {
  let query = ctx.db
    .selectFrom('claims')
    .selectAll()
    .where('municipality_id', '=', asked.municipality)
    .orderBy('month', 'desc')
    .orderBy('submitted_at', 'desc')
  if (asked.facility) query = query.where('facility_id', '=', asked.facility)
  if (asked.scheme) query = query.where('scheme_id', '=', asked.scheme)
  if (asked.month) query = query.where('month', '=', firstDay(asked.month))
  const rows = await query.execute()
  const payments = await lastPayments(
    ctx,
    asked.municipality,
    rows.map(row => row.id),
  )
  const offsets = await offsetsOf(
    ctx,
    asked.municipality,
    rows.map(row => row.id),
  )
  return rows.map(row => asClaim(row, payments.get(row.id) ?? null, offsets.get(row.id) ?? 0))
}

/** What was set off, by claim, signed as it changes what is left of it. */
async function offsetsOf(
  ctx: Context,
  municipality: number,
  claims: readonly string[],
): Promise<Map<string, number>> {
  const sums = new Map<string, number>()
  if (claims.length === 0) return sums
  const rows = await ctx.db
    .selectFrom('claim_offsets')
    .select(['owing_claim_id', 'claim_id', 'amount'])
    .where('municipality_id', '=', municipality)
    .where(eb => eb.or([eb('owing_claim_id', 'in', claims), eb('claim_id', 'in', claims)]))
    .execute()
  const add = (id: string, amount: number) => sums.set(id, (sums.get(id) ?? 0) + amount)
  for (const row of rows) {
    add(row.owing_claim_id, row.amount)
    add(row.claim_id, -row.amount)
  }
  return sums
}

/** The claim that stands for a month, not a returned one. */
export async function liveClaim(
  ctx: Context,
  asked: Dealing & { month: string },
): Promise<Claim | undefined> {
  return (await claimsOf(ctx, asked)).find(claim => claim.returnedAt === null)
}

export async function claimRow(ctx: Context, municipality: number, id: string): Promise<Row | undefined> {
  return ctx.db
    .selectFrom('claims')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The lines of a claim as they were handed in. */
export async function linesOfClaim(
  ctx: Context,
  municipality: number,
  claimId: string,
): Promise<ClaimLine[]> {
  const rows = await ctx.db
    .selectFrom('claim_lines')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('claim_id', '=', claimId)
    .orderBy('seq')
    .execute()
  return rows.map(asLine)
}

/** Bookings that stand in a live claim, each with the month of that claim and its line. */
export async function claimedReservations(
  ctx: Context,
  dealing: Dealing,
): Promise<Map<string, { month: string; line: ClaimLine }>> {
  const rows = await ctx.db
    .selectFrom('claim_lines')
    .innerJoin('claims', join =>
      join
        .onRef('claims.municipality_id', '=', 'claim_lines.municipality_id')
        .onRef('claims.id', '=', 'claim_lines.claim_id'),
    )
    .selectAll('claim_lines')
    .select('claims.month')
    .where('claim_lines.municipality_id', '=', dealing.municipality)
    .where('claims.municipality_id', '=', dealing.municipality)
    .where('claims.facility_id', '=', dealing.facility)
    .where('claims.scheme_id', '=', dealing.scheme)
    .where('claims.returned_at', 'is', null)
    .where('claim_lines.kind', '!=', 'reversal')
    .execute()
  return new Map(rows.map(row => [row.reservation_id, { month: monthOf(row.month), line: asLine(row) }]))
}

/** Months into which nothing of this facility can go any more: closed, or with a claim that stands. */
export async function settledMonths(ctx: Context, dealing: Dealing): Promise<Set<string>> {
  const closed = await ctx.db
    .selectFrom('closings')
    .select('month')
    .where('municipality_id', '=', dealing.municipality)
    .where('scheme_id', '=', dealing.scheme)
    .execute()
  const claimed = await ctx.db
    .selectFrom('claims')
    .select('month')
    .where('municipality_id', '=', dealing.municipality)
    .where('facility_id', '=', dealing.facility)
    .where('scheme_id', '=', dealing.scheme)
    .where('returned_at', 'is', null)
    .execute()
  return new Set([...closed, ...claimed].map(row => monthOf(row.month)))
}

async function lastPayments(ctx: Context, municipality: number, claims: readonly string[]) {
  const payments = new Map<string, NonNullable<Claim['payment']>>()
  if (claims.length === 0) return payments
  const rows = await ctx.db
    .selectFrom('payments')
    .select(['claim_id', 'amount', 'pay_on', 'result', 'result_reason', 'result_at'])
    .where('municipality_id', '=', municipality)
    .where('claim_id', 'in', claims)
    .orderBy('number')
    .execute()
  for (const row of rows) {
    payments.set(row.claim_id, {
      amount: row.amount,
      payOn: row.pay_on,
      result: row.result,
      reason: row.result_reason,
      at: row.result_at,
    })
  }
  return payments
}

function asClaim(row: Row, payment: Claim['payment'], offset: number): Claim {
  const state = row.returned_at
    ? 'returned'
    : !row.accepted_at
      ? 'submitted'
      : !payment
        ? offset !== 0 && row.total + offset === 0
          ? 'offset'
          : 'accepted'
        : payment.result === null
          ? 'paying'
          : payment.result === 'paid'
            ? 'paid'
            : 'failed'
  return {
    id: row.id,
    municipality: row.municipality_id,
    facility: row.facility_id,
    scheme: row.scheme_id,
    month: monthOf(row.month),
    totals: {
      lines: row.lines,
      price: row.price,
      copayment: row.copayment,
      additions: row.additions,
      total: row.total,
    },
    submittedAt: row.submitted_at,
    returnedAt: row.returned_at,
    returnReason: row.return_reason,
    acceptedAt: row.accepted_at,
    state,
    remaining: row.total + offset,
    payment,
  }
}

function asLine(row: Selectable<DB['claim_lines']>): ClaimLine {
  return {
    kind: row.kind as ClaimLine['kind'],
    reservationId: row.reservation_id,
    day: row.day,
    type: row.type,
    holder: row.holder,
    voucherNumber: row.voucher_number,
    steps: row.steps,
    price: row.price,
    copayment: row.copayment,
    additions: row.additions as unknown as Addition[],
    amount: row.amount,
    note: row.note,
  }
}
