import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { linesOf } from './read.ts'
import { balanceOf, type Line, type LineKind, standing } from './rules.ts'

/** The units of one booking in one voucher. */
export interface Holding {
  municipality: number
  voucherId: string
  reservationId: string
  facilityId: string
  /** Whose voucher it is, so that they see the line. */
  accountId: string | null
  note?: string
}

/**
 * Everything that touches a voucher's units first waits here for its turn: the row stays locked until the transaction
 * ends. Lock vouchers before slots, always. The ledger must be read after this, in a statement of its own: one that
 * waits would see it as it was before. Refuses `not-found` for a voucher the actor may not reach.
 */
export async function lockVoucher(ctx: Context, municipality: number, voucherId: string) {
  const row = await ctx.db
    .selectFrom('vouchers')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', voucherId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? refuse('not-found')
}

/**
 * Keeps units back for a booking. Refuses `no-units-left` with `remaining` (steps) when the pool holds fewer, and
 * `voucher-ended` for a revoked voucher. Part of a command; writes no event.
 */
export async function hold(
  ctx: Context,
  { pool, steps, ...holding }: Holding & { pool: string; steps: number },
): Promise<void> {
  const voucher = await lockVoucher(ctx, holding.municipality, holding.voucherId)
  if (voucher.revoked_at) refuse('voucher-ended')
  const lines = await linesOf(ctx, holding.municipality, holding.voucherId)
  const remaining = balanceOf(lines).get(pool)?.remaining ?? 0
  if (steps > remaining) refuse('no-units-left', { remaining })
  await writeLine(ctx, { ...holding, kind: 'hold', pool, steps: -steps })
}

/** Gives a booking's units back. Refuses `units-settled` unless they are held. */
export async function release(ctx: Context, holding: Holding): Promise<void> {
  const held = await settle(ctx, holding, 'held')
  await writeLine(ctx, { ...holding, kind: 'release', pool: held.pool, steps: -held.steps })
}

/** The booking was used (or cancelled too late): what was held stays used. Refuses `units-settled` unless held. */
export async function redeem(ctx: Context, holding: Holding): Promise<void> {
  const held = await settle(ctx, holding, 'held')
  await writeLine(ctx, { ...holding, kind: 'redeem', pool: held.pool, steps: 0 })
}

/** A use that was reported by mistake: its units come back. Refuses `units-settled` unless they were redeemed. */
export async function reverse(ctx: Context, holding: Holding): Promise<void> {
  const held = await settle(ctx, holding, 'redeemed')
  await writeLine(ctx, { ...holding, kind: 'reverse', pool: held.pool, steps: -held.steps })
}

async function settle(ctx: Context, holding: Holding, from: 'held' | 'redeemed'): Promise<Line> {
  const { municipality, voucherId, reservationId } = holding
  await lockVoucher(ctx, municipality, voucherId)
  const lines = await linesOf(ctx, municipality, voucherId)
  const held = lines.find(line => line.kind === 'hold' && line.reservationId === reservationId)
  if (!held || standing(lines, reservationId) !== from) refuse('units-settled')
  return held
}

/** One line of the ledger. The caller holds the voucher's lock and has checked the sum. */
export async function writeLine(
  ctx: Context,
  line: Omit<Holding, 'reservationId' | 'facilityId'> & {
    kind: LineKind
    pool: string
    steps: number
    reservationId?: string | null
    facilityId?: string | null
  },
): Promise<void> {
  try {
    await ctx.db.insertInto('voucher_lines').values(lineRow(ctx, line)).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'voucher_lines_once') refuse('units-settled')
    throw error
  }
}

/** The same as a row, for commands that write several things in one statement. */
export function lineRow(ctx: Context, line: Parameters<typeof writeLine>[1]) {
  return {
    municipality_id: line.municipality,
    voucher_id: line.voucherId,
    pool: line.pool,
    kind: line.kind,
    steps: line.steps,
    reservation_id: line.reservationId ?? null,
    facility_id: line.facilityId ?? null,
    account_id: line.accountId,
    actor_kind: ctx.actor.kind,
    actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    note: line.note ?? '',
    at: ctx.now,
  }
}
