import type { Facts } from '#language/feel/evaluate.ts'
import { factsFromPlain, plainOf } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { mayChange } from './access.ts'
import { factsNeeded, type Grant, grantOf } from './issue/rules.ts'
import { linesOf } from './ledger/read.ts'
import { balanceOf } from './ledger/rules.ts'
import { lockVoucher, writeLine } from './ledger/write.ts'
import { VoucherCorrection, VoucherRevocation } from './schema.ts'

/**
 * Ends a voucher: nothing can be booked with it any more and what remains is written off. Bookings to come are
 * cancelled by a reaction in bookings, uses that were are not touched. By staff and background work of the
 * municipality; refuses `voucher-ended` when it was revoked before.
 */
export const revokeVoucher = command({
  type: 'voucher.revoked',
  schema: VoucherRevocation,
  where: office,
  run: async (ctx, { voucherId, reason }) => {
    const municipality = office(ctx)
    const voucher = await lockVoucher(ctx, municipality, voucherId)
    if (voucher.revoked_at) refuse('voucher-ended')
    await ctx.db
      .updateTable('vouchers')
      .set({ revoked_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('id', '=', voucherId)
      .execute()
    const pools = await writeOff(ctx, municipality, voucher, reason)
    return {
      event: {
        subject: { kind: 'voucher', id: voucherId },
        account: voucher.account_id,
        data: { voucherId, caseId: voucher.case_id, number: voucher.number, reason, pools },
      },
      result: { voucherId },
    }
  },
})

/**
 * Writes off what remains of a revoked voucher, also what came back when its bookings were cancelled. The caller
 * holds the voucher's lock. Gives the steps written off, by pool.
 */
export async function writeOff(
  ctx: Context,
  municipality: number,
  voucher: { id: string; account_id: string | null },
  note: string,
): Promise<Record<string, number>> {
  const off: Record<string, number> = {}
  for (const [pool, { remaining }] of balanceOf(await linesOf(ctx, municipality, voucher.id))) {
    if (remaining <= 0) continue
    off[pool] = remaining
    await writeLine(ctx, {
      municipality,
      voucherId: voucher.id,
      accountId: voucher.account_id,
      kind: 'revoke',
      pool,
      steps: -remaining,
      note,
    })
  }
  return off
}

/**
 * Corrects the facts a voucher was issued on, when the true ones became known later (a birth after a due date):
 * validity and windows follow. A limit that grows is issued in addition; one that shrinks stays as decided, for that
 * takes a new decision. Only facts the entitlement speaks of can be corrected. By staff and background work; refuses
 * `voucher-ended` for a revoked voucher, `terms-unknown` when the rules cannot tell the validity any more.
 */
export const correctVoucher = command({
  type: 'voucher.corrected',
  schema: VoucherCorrection,
  where: office,
  run: async (ctx, { voucherId, facts: changes, reason }) => {
    const municipality = office(ctx)
    const voucher = await lockVoucher(ctx, municipality, voucherId)
    if (voucher.revoked_at) refuse('voucher-ended')
    const { scheme } = await schemeOf(ctx, municipality, voucher.scheme_id, voucher.scheme_version)
    const before = voucher.facts as Record<string, unknown>
    const facts = factsFromPlain(scheme.facts, { ...before, ...changes })
    const needed = factsNeeded(scheme, facts)
    const strangers = Object.keys(changes).filter(name => !(name in needed))
    if (strangers.length > 0) refuse('not-asked-about', { facts: strangers })
    const grant = grantIfKnown(scheme, needed, tokyoDay(ctx.now))
    await ctx.db
      .updateTable('vouchers')
      .set({
        facts: json(plainOf(needed)),
        valid_from: grant.validFrom,
        valid_until: grant.validUntil,
      })
      .where('municipality_id', '=', municipality)
      .where('id', '=', voucherId)
      .execute()
    const added = await issueMore(ctx, municipality, voucher, grant, reason)
    return {
      event: {
        subject: { kind: 'voucher', id: voucherId },
        account: voucher.account_id,
        data: {
          reason,
          facts: Object.keys(changes),
          from: { validFrom: voucher.valid_from, validUntil: voucher.valid_until },
          to: { validFrom: grant.validFrom, validUntil: grant.validUntil },
          added,
        },
      },
      result: { validFrom: grant.validFrom, validUntil: grant.validUntil },
    }
  },
})

function grantIfKnown(scheme: Scheme, facts: Facts, on: string): Grant {
  try {
    return grantOf(scheme, facts, on)
  } catch {
    return refuse('terms-unknown')
  }
}

async function issueMore(
  ctx: Context,
  municipality: number,
  voucher: { id: string; account_id: string | null },
  grant: Grant,
  note: string,
): Promise<Record<string, number>> {
  const balances = balanceOf(await linesOf(ctx, municipality, voucher.id))
  const added: Record<string, number> = {}
  for (const { pool, steps } of grant.pools) {
    const more = steps - (balances.get(pool)?.limit ?? 0)
    if (more <= 0) continue
    added[pool] = more
    const { id: voucherId, account_id: accountId } = voucher
    await writeLine(ctx, { municipality, voucherId, accountId, kind: 'issue', pool, steps: more, note })
  }
  return added
}

function office(ctx: Context): number {
  const { actor } = ctx
  const municipality = actor.kind === 'staff' || actor.kind === 'system' ? actor.municipalityId : null
  return municipality !== null && mayChange(actor, municipality) ? municipality : refuse('not-allowed')
}
