import { logView } from '#modules/accounts/write.ts'
import { contractsOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { Balance } from '../ledger/rules.ts'
import { readNumber } from '../number/rules.ts'
import { balancesOf, type VoucherRow } from '../read.ts'

/**
 * A voucher as a facility sees it that was shown its number: who, how long, how much is left. Never why a charge is
 * reduced, never an answer of the application; those of a booking come with the booking.
 */
export interface ShownVoucher {
  municipality: number
  id: string
  number: string
  schemeId: string
  holder: string
  holderKana: string
  validFrom: string
  validUntil: string
  revoked: boolean
  balances: Balance[]
}

/**
 * The voucher with this number, typed or read by a camera. For facility staff, in municipalities they are under
 * contract with now or were when its holder booked there; refuses `not-found` for any other. The look is written down.
 */
export async function findByNumber(ctx: Context, typed: string): Promise<ShownVoucher> {
  const row = await rowByNumber(ctx, typed)
  await logView(ctx, {
    municipality: row.municipality_id,
    account: row.account_id,
    subjectKind: 'voucher',
    subjectId: row.id,
  })
  return {
    municipality: row.municipality_id,
    id: row.id,
    number: row.number,
    schemeId: row.scheme_id,
    holder: row.holder,
    holderKana: row.holder_kana,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    revoked: row.revoked_at !== null,
    balances: await balancesOf(ctx, row),
  }
}

/**
 * The row behind a shown number, with the municipality's side opened for the rest of the transaction. Refuses
 * `not-found` unless the actor is a facility under contract with the voucher's municipality for its scheme.
 */
export async function rowByNumber(ctx: Context, typed: string): Promise<VoucherRow> {
  const number = readNumber(typed)
  if (ctx.actor.kind !== 'facility' || !number) refuse('not-found')
  const contracts = await contractsOf(ctx, ctx.actor.facilityId)
  if (contracts.length === 0) refuse('not-found')
  await ctx.reach({ claim: `voucher:${number}` })
  const row = await ctx.db
    .selectFrom('vouchers')
    .selectAll()
    .where('municipality_id', 'in', [...new Set(contracts.map(contract => contract.municipalityId))])
    .where('number', '=', number)
    .executeTakeFirst()
  const served = contracts.some(
    contract => contract.municipalityId === row?.municipality_id && contract.schemeId === row?.scheme_id,
  )
  if (!row || !served) refuse('not-found')
  await ctx.reach({ municipality: row.municipality_id })
  return row
}
