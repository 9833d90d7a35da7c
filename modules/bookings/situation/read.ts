import { sql } from 'kysely'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Contract } from '#modules/places/read.ts'
import { schemeByDigest, schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { type Line, type LineKind, standing } from '#modules/vouchers/ledger/rules.ts'
import type { VoucherRow } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'
import type { Booked, SlotSpan } from '../rules.ts'
import type { State, Wanted } from '../schema.ts'

/** The voucher's side of a booking: its ledger and its bookings. */
export interface VoucherSide {
  lines: Line[]
  booked: BookedAt[]
}
export type BookedAt = Booked & { facilityId: string }

/** Everything a booking is judged by. */
export interface Situation extends VoucherSide {
  scheme: Scheme
  slots: (SlotSpan & { capacity: number; taken: number; closed: boolean })[]
  facility: { id: string; name: string; autoAccept: boolean }
  /** The facility's contracts with the municipality for this scheme, of all times. */
  contracts: Pick<Contract, 'types' | 'parameters' | 'validFrom' | 'validUntil'>[]
}

interface Found {
  lines: [pool: string, kind: LineKind, steps: number, reservation: string | null][] | null
  booked: StoredBooking[] | null
  slots: StoredSlot[] | null
  facility: { id: string; name: string; auto_accept: boolean } | null
  contracts: StoredContract[] | null
  digest: string | null
  earlier: unknown
}
interface StoredBooking {
  id: string
  facility_id: string
  type: string
  state: State
  starts_at: string
  ends_at: string
  ordinal: number
}
interface StoredSlot {
  id: string
  day: string
  starts_at: string
  ends_at: string
  capacity: number
  taken: number
  closed: boolean
}
interface StoredContract {
  types: string[]
  parameters: Contract['parameters']
  valid_from: string
  valid_until: string | null
}

/** The ledger and bookings of a voucher, as scalar subqueries: one question to the database, however many rows. */
const sideOf = (voucher: VoucherRow) => sql`
  (select json_agg(json_build_array(pool, kind, steps, reservation_id) order by id) from voucher_lines
    where municipality_id = ${voucher.municipality_id} and voucher_id = ${voucher.id}) lines,
  (select json_agg(json_build_object('id', id, 'facility_id', facility_id, 'type', type, 'state', state,
      'starts_at', starts_at, 'ends_at', ends_at, 'ordinal', ordinal)) from reservations
    where municipality_id = ${voucher.municipality_id} and voucher_id = ${voucher.id}) booked`

/** The voucher's side alone. Read it after the voucher is locked, in a statement of its own. */
export async function voucherSide(ctx: Context, voucher: VoucherRow): Promise<VoucherSide> {
  const { rows } = await sql<Pick<Found, 'lines' | 'booked'>>`select ${sideOf(voucher)}`.execute(ctx.db)
  return asSide(rows[0] ?? { lines: null, booked: null })
}

/**
 * All that a booking is judged by, in one question: bookings come in hundreds within a minute when places are opened.
 * Read it after the voucher is locked. Refuses `not-found` for slots that are not this facility's, of this scheme and
 * this type.
 */
export async function situationOf(ctx: Context, voucher: VoucherRow, wanted: Wanted): Promise<Situation> {
  return asSituation(ctx, voucher, wanted, await foundFor(ctx, voucher, wanted, null))
}

/** The same, or what the command with this key came to before: asked together, after the voucher is locked. */
export async function situationOrEarlier(
  ctx: Context,
  voucher: VoucherRow,
  wanted: Wanted,
  key: string | null,
): Promise<Situation | { earlier: unknown }> {
  const found = await foundFor(ctx, voucher, wanted, key)
  return found.earlier ? { earlier: found.earlier } : asSituation(ctx, voucher, wanted, found)
}

async function foundFor(
  ctx: Context,
  voucher: VoucherRow,
  wanted: Wanted,
  key: string | null,
): Promise<Found> {
  const { municipality_id: municipality, scheme_id: scheme, scheme_version: version } = voucher
  const ids = [...new Set(wanted.slotIds)]
  const { rows } = await sql<Found>`select ${sideOf(voucher)},
    (select json_agg(json_build_object('id', id, 'day', day, 'starts_at', starts_at, 'ends_at', ends_at,
        'capacity', capacity, 'taken', taken, 'closed', closed_at is not null)) from slots
      where facility_id = ${wanted.facility} and id in (${sql.join(ids)}) and scheme_id = ${scheme}
        and type = ${wanted.type}) slots,
    (select json_build_object('id', id, 'name', name, 'auto_accept', auto_accept) from facilities
      where id = ${wanted.facility}) facility,
    (select json_agg(json_build_object('types', types, 'parameters', parameters, 'valid_from', valid_from,
        'valid_until', valid_until) order by valid_from desc) from contracts
      where municipality_id = ${municipality} and facility_id = ${wanted.facility} and scheme_id = ${scheme}) contracts,
    (select digest from scheme_versions
      where municipality_id = ${municipality} and scheme_id = ${scheme} and version = ${version}) digest,
    (select result from events where municipality_id = ${municipality} and key = ${key}) earlier`.execute(
    ctx.db,
  )
  return rows[0] as Found
}

async function asSituation(
  ctx: Context,
  voucher: VoucherRow,
  wanted: Wanted,
  found: Found,
): Promise<Situation> {
  if (!found.facility || found.slots?.length !== new Set(wanted.slotIds).size) refuse('not-found')
  const known = found.digest ? schemeByDigest(found.digest) : undefined
  return {
    ...asSide(found),
    scheme:
      known ??
      (await schemeOf(ctx, voucher.municipality_id, voucher.scheme_id, voucher.scheme_version)).scheme,
    slots: found.slots.map(({ starts_at, ends_at, ...slot }) => ({
      ...slot,
      startsAt: new Date(starts_at),
      endsAt: new Date(ends_at),
    })),
    facility: {
      id: found.facility.id,
      name: found.facility.name,
      autoAccept: found.facility.auto_accept,
    },
    contracts: (found.contracts ?? []).map(({ types, parameters, valid_from, valid_until }) => ({
      types,
      parameters,
      validFrom: valid_from,
      validUntil: valid_until,
    })),
  }
}

function asSide(found: Pick<Found, 'lines' | 'booked'>): VoucherSide {
  const lines = (found.lines ?? []).map(([pool, kind, steps, reservationId]) => ({
    pool,
    kind,
    steps,
    reservationId,
  }))
  const booked = (found.booked ?? []).map(row => ({
    id: row.id,
    facilityId: row.facility_id,
    type: row.type,
    state: row.state,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    ordinal: row.ordinal,
    unitsUsed: standing(lines, row.id) === 'redeemed',
  }))
  return { lines, booked }
}
