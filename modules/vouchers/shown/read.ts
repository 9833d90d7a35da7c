import { tokyoDay } from '#language/values/date.ts'
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
 * `not-found` unless the actor is a facility under contract with the voucher's municipality for its scheme: one that has
 * not ended, or an earlier one under which the voucher was booked there.
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
  const dealt = contracts.filter(
    contract => contract.municipalityId === row?.municipality_id && contract.schemeId === row?.scheme_id,
  )
  if (!row || dealt.length === 0) refuse('not-found')
  const today = tokyoDay(ctx.now)
  const inForce = dealt.some(contract => contract.validUntil === null || contract.validUntil >= today)
  if (!inForce && !(await wasBookedHere(ctx, row, ctx.actor.facilityId))) refuse('not-found')
  await ctx.reach({ municipality: row.municipality_id })
  return row
}

/** Whether the facility ever held units of this voucher; its own lines are within its reach. */
async function wasBookedHere(ctx: Context, row: VoucherRow, facility: string): Promise<boolean> {
  const line = await ctx.db
    .selectFrom('voucher_lines')
    .select('id')
    .where('municipality_id', '=', row.municipality_id)
    .where('voucher_id', '=', row.id)
    .where('facility_id', '=', facility)
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}
