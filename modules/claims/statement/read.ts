import { say } from '#language/text.ts'
import type { ReservationTerms } from '#modules/bookings/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { LineKind } from '#modules/vouchers/ledger/rules.ts'
import type { Context } from '#platform/context.ts'
import { openBetween } from '../access.ts'
import { isClosed } from '../book/read.ts'
import { type Claim, claimedReservations, claimsOf, linesOfClaim, settledMonths } from '../claim/read.ts'
import { bookingsWithReport } from '../report/read.ts'
import { dueDay, entryMonth, firstDay, monthAfter, monthOf } from '../rules.ts'
import { type Statement as Asked, Statement } from '../schema.ts'
import {
  type ClaimLine,
  type Difference,
  differencesOf,
  type LedgerLine,
  lineOf,
  reversalOf,
  standing,
  type Totals,
  totalsOf,
  type UseRecord,
} from './rules.ts'

/** A facility's month for one municipality: what it may claim, beside what the vouchers say. */
export interface MonthStatement {
  asked: Asked
  /** Last day to hand it in. */
  dueOn: string
  closed: boolean
  /** The claim that stands; then `lines` are those handed in. */
  claim: Claim | null
  /** Returned before, newest first. */
  returned: Claim[]
  lines: ClaimLine[]
  totals: Totals
  /** Line by line where reports and vouchers disagree. A claim is refused while one stands unexplained. */
  differences: Difference[]
  /** How many of them stop the claim. */
  standing: number
  /** Reversals that the lines hold, to be marked as carried once claimed. */
  reversals: string[]
}

/**
 * The statement of one month: closed reports, late cancellations, no-shows and reversals, each with its difference
 * from the redeemed voucher lines. Uses of a settled month that were missed come into the first open one. For the
 * facility and for the municipality's staff; refuses `not-found` for anybody else.
 */
export async function statement(ctx: Context, asked: Asked): Promise<MonthStatement> {
  const input = Statement.parse(asked)
  await openBetween(ctx, input)
  const { scheme } = await schemeOf(ctx, input.municipality, input.scheme)
  const closed = await isClosed(ctx, input.municipality, input.scheme, input.month)
  const claims = await claimsOf(ctx, input)
  const claim = claims.find(each => each.returnedAt === null) ?? null
  const open = claim || closed ? null : await openLines(ctx, input)
  const lines = claim ? await linesOfClaim(ctx, input.municipality, claim.id) : (open?.lines ?? [])
  const differences = open?.differences ?? []
  return {
    asked: input,
    dueOn: dueDay(input.month, scheme.entitlement?.claimDay ?? 10),
    closed,
    claim,
    returned: claims.filter(each => each.returnedAt !== null),
    lines,
    totals: totalsOf(lines),
    differences,
    standing: standing(differences).length,
    reversals: open?.reversals ?? [],
  }
}

/** Everything that belongs into this month's claim now. */
async function openLines(
  ctx: Context,
  asked: Asked,
): Promise<{ lines: ClaimLine[]; differences: Difference[]; reversals: string[] }> {
  const claimed = await claimedReservations(ctx, asked)
  const settled = await settledMonths(ctx, asked)
  const entersHere = (month: string) => entryMonth(month, settled) === asked.month
  const reversals = await openReversals(ctx, asked)
  const uses = (await usesUntil(ctx, asked)).filter(
    use => !claimed.has(use.reservationId) && entersHere(monthOf(use.day)),
  )
  const lines = uses.flatMap(use => {
    const line = lineOf(use)
    return line ? [carried(line, asked.month)] : []
  })
  const differences = uses.flatMap(use => differencesOf(use, ctx.now))
  const carriedReversals: string[] = []
  for (const reversal of reversals) {
    const before = claimed.get(reversal.reservationId)
    if (!before || !entersHere(before.month)) continue
    lines.push(reversalOf(before.line, reversal.reason))
    carriedReversals.push(reversal.id)
  }
  const order = (a: { day: string; holder: string }, b: { day: string; holder: string }) =>
    a.day.localeCompare(b.day) || a.holder.localeCompare(b.holder, 'ja')
  return { lines: lines.sort(order), differences: differences.sort(order), reversals: carriedReversals }
}

function carried(line: ClaimLine, month: string): ClaimLine {
  return monthOf(line.day) === month ? line : { ...line, note: '以前の月から' }
}

/** Bookings of the facility for this municipality until the end of the month, with report and ledger. */
async function usesUntil(ctx: Context, asked: Asked): Promise<UseRecord[]> {
  const rows = await bookingsWithReport(ctx, asked.facility)
    .select([
      'reservations.id',
      'reservations.state',
      'reservations.day',
      'reservations.starts_at',
      'reservations.type',
      'reservations.holder',
      'reservations.voucher_id',
      'reservations.steps',
      'reservations.terms',
      'use_reports.closed_at',
      'use_reports.collected',
      'use_reports.collected_note',
    ])
    .where('reservations.municipality_id', '=', asked.municipality)
    .where('reservations.scheme_id', '=', asked.scheme)
    .where('reservations.day', '<', firstDay(monthAfter(asked.month)))
    .where('reservations.state', 'not in', ['requested', 'declined'])
    .orderBy('reservations.day')
    .execute()
  const ledger = await ledgerOf(ctx, asked)
  const numbers = await voucherNumbers(
    ctx,
    asked.municipality,
    rows.map(row => row.voucher_id),
  )
  return rows.map(row => {
    const terms = row.terms as unknown as ReservationTerms
    const late = row.state === 'late-cancelled' || row.state === 'no-show'
    return {
      reservationId: row.id,
      state: row.state,
      day: row.day,
      startsAt: row.starts_at,
      type: row.type,
      holder: row.holder,
      voucherNumber: numbers.get(row.voucher_id) ?? '',
      steps: row.steps,
      terms: {
        price: terms.price,
        charged: terms.charged,
        additions: terms.additions.map(({ id, label, yen }) => ({ id, label: say(label, 'ja'), yen })),
      },
      late: late ? { claim: terms.cancel.claim, usesUnits: terms.cancel.usesUnits } : null,
      report:
        row.closed_at === null
          ? null
          : { closed: true, collected: row.collected, note: row.collected_note ?? '' },
      ledger: ledger.get(row.id) ?? [],
    }
  })
}

/** The voucher lines of bookings at this facility, by booking. */
async function ledgerOf(ctx: Context, asked: Asked): Promise<Map<string, LedgerLine[]>> {
  const rows = await ctx.db
    .selectFrom('voucher_lines')
    .select(['reservation_id', 'kind', 'steps'])
    .where('municipality_id', '=', asked.municipality)
    .where('facility_id', '=', asked.facility)
    .where('reservation_id', 'is not', null)
    .execute()
  const lines = new Map<string, LedgerLine[]>()
  for (const row of rows) {
    const id = row.reservation_id as string
    lines.set(id, [...(lines.get(id) ?? []), { kind: row.kind as LineKind, steps: row.steps }])
  }
  return lines
}

async function voucherNumbers(
  ctx: Context,
  municipality: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('vouchers')
    .select(['id', 'number'])
    .where('municipality_id', '=', municipality)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.number]))
}

async function openReversals(ctx: Context, asked: Asked) {
  const rows = await ctx.db
    .selectFrom('reversals')
    .select(['id', 'reservation_id', 'reason'])
    .where('municipality_id', '=', asked.municipality)
    .where('facility_id', '=', asked.facility)
    .where('claim_id', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(row => ({ id: row.id, reservationId: row.reservation_id, reason: row.reason }))
}
