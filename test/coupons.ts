import { createHash, getRandomValues, randomUUID } from 'node:crypto'
import { shippedScheme } from '#db/shipped.ts'
import type { Facts } from '#language/feel/evaluate.ts'
import { factsFromPlain, plainOf } from '#language/rules/plain.ts'
import { Scheme } from '#language/scheme/scheme.ts'
import { spanOf } from '#modules/bookings/slots/rules.ts'
import { factsNeeded, grantOf } from '#modules/vouchers/issue/rules.ts'
import { newNumber } from '#modules/vouchers/number/rules.ts'
import { json } from '#platform/db.ts'
import { mannaka, type World } from './actors.ts'
import {
  type FacilityActor,
  facility,
  facilityStaff,
  municipalities,
  type ResidentActor,
} from './builders.ts'

/** The shipped scheme of postpartum care, by whose real rules bookings are tested. */
export const care = 'postpartum-care'
export const careTypes = ['stay', 'day', 'short', 'visit']

const parsed = new Map<number, Scheme>()

/** The shipped scheme as this municipality runs it. */
export function careScheme(municipality: number): Scheme {
  const known = parsed.get(municipality) ?? Scheme.parse(shippedScheme(care, String(municipality)))
  parsed.set(municipality, known)
  return known
}

/** Puts it in force since 2025-04-01. */
export async function careIn(w: World, municipality: number): Promise<Scheme> {
  await municipalities(w)
  const scheme = careScheme(municipality)
  await w.owner
    .insertInto('scheme_versions')
    .values({
      municipality_id: municipality,
      scheme_id: care,
      version: 1,
      definition: json(scheme),
      effective_from: '2025-04-01',
      published_at: new Date('2025-03-20T00:00:00Z'),
      digest: createHash('sha256').update(JSON.stringify(scheme)).digest('hex'),
    })
    .execute()
  return scheme
}

/** A birth on 2026-04-20, discharged on the 25th: everything can be used in June 2026. */
export const springBirth: Record<string, unknown> = {
  申請日: '2026-05-10',
  状況: 'birth',
  出産日: '2026-04-20',
  入院あり: true,
  退院日: '2026-04-25',
  赤ちゃんの人数: 1,
  他市町村利用あり: false,
  減免希望: 'none',
  課税区分: 'taxed',
}

export interface Coupon {
  municipality: number
  voucherId: string
  number: string
}

/** A voucher as `issueVoucher` makes it, without the application before it. */
export async function coupon(
  w: World,
  holder: ResidentActor | { municipalityId: number; accountId: null; name: string },
  options: { facts?: Record<string, unknown>; on?: string; limit?: number } = {},
): Promise<Coupon> {
  const municipality = holder.municipalityId
  const scheme = careScheme(municipality)
  const facts: Facts = factsFromPlain(scheme.facts, { ...springBirth, ...options.facts })
  const grant = grantOf(scheme, facts, options.on ?? '2026-05-12')
  const number = newNumber(getRandomValues(new Uint8Array(16)))
  const { id } = await w.owner
    .insertInto('vouchers')
    .values({
      municipality_id: municipality,
      number,
      case_id: randomUUID(),
      account_id: holder.accountId,
      scheme_id: care,
      scheme_version: 1,
      holder: holder.name,
      holder_kana: 'ヤマダ　ハナコ',
      facts: json(plainOf(factsNeeded(scheme, facts))),
      shown: json([{ question: 'phone', label: { ja: '電話' }, value: { ja: '090-0000-1234' } }]),
      valid_from: grant.validFrom,
      valid_until: grant.validUntil,
      issued_at: new Date('2026-05-12T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.owner
    .insertInto('voucher_lines')
    .values(
      grant.pools.map(({ pool, steps }) => ({
        municipality_id: municipality,
        voucher_id: id,
        pool,
        kind: 'issue',
        steps: options.limit ?? steps,
        account_id: holder.accountId,
        actor_kind: 'system',
        at: new Date('2026-05-12T00:00:00Z'),
      })),
    )
    .execute()
  return { municipality, voucherId: id, number }
}

/** A facility for every type of postpartum care, and somebody who works there. */
export async function careFacility(
  w: World,
  options: Parameters<typeof facility>[1] = {},
): Promise<FacilityActor> {
  const place = await facility(w, { serves: [mannaka], types: careTypes, schemeId: care, ...options })
  return facilityStaff(w, place)
}

/** A slot from 10:00 to 17:00, or of the night that begins at 10:00. */
export async function slot(
  w: World,
  facilityId: string,
  day: string,
  options: { type?: string; capacity?: number; starts?: string; hours?: number } = {},
): Promise<string> {
  const type = options.type ?? 'day'
  const hours = options.hours ?? (type === 'stay' ? 24 : 7)
  const { startsAt, endsAt } = spanOf(day, options.starts ?? '10:00', hours)
  const { id } = await w.owner
    .insertInto('slots')
    .values({
      facility_id: facilityId,
      scheme_id: care,
      type,
      day,
      starts_at: startsAt,
      ends_at: endsAt,
      capacity: options.capacity ?? 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What every moment must keep: no pool below zero, and each slot's `taken` the bookings that hold a place in it. */
export async function ledgerFaults(w: World): Promise<string[]> {
  const lines = await w.owner.selectFrom('voucher_lines').selectAll().execute()
  const reservations = await w.owner.selectFrom('reservations').selectAll().execute()
  const slots = await w.owner.selectFrom('slots').selectAll().execute()
  const placed = await w.owner.selectFrom('reservation_slots').selectAll().execute()
  const faults: string[] = []
  const sums = new Map<string, number>()
  for (const line of lines) {
    const key = `${line.voucher_id} ${line.pool}`
    sums.set(key, (sums.get(key) ?? 0) + line.steps)
  }
  for (const [key, sum] of sums) if (sum < 0) faults.push(`${key} stands at ${sum}`)
  const live = new Set(
    reservations
      .filter(row => ['requested', 'accepted', 'used', 'no-show'].includes(row.state))
      .map(row => row.id),
  )
  for (const each of slots) {
    const count = placed.filter(row => row.slot_id === each.id && live.has(row.reservation_id)).length
    if (count !== each.taken) faults.push(`slot ${each.id} says ${each.taken}, bookings say ${count}`)
  }
  for (const line of lines) {
    if (line.reservation_id && !reservations.some(row => row.id === line.reservation_id)) {
      faults.push(`a ${line.kind} line names no booking`)
    }
  }
  return faults
}
