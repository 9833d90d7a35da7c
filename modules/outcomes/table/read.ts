import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import { addDays, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import { statesOf } from '#modules/applications/state/read.ts'
import { facilityNames } from '#modules/claims/transfer/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { linesOfAll } from '#modules/vouchers/ledger/read.ts'
import { type Balance, balancesIn } from '#modules/vouchers/ledger/rules.ts'
import type { Context } from '#platform/context.ts'
import { officeOf } from '../access.ts'
import { order, type TableRow } from './rules.ts'
import { TableFilter } from './schema.ts'

/**
 * 管理表: one row per case with everything that is asked by telephone: where it stands, what is left, what is booked,
 * when it was last used, what of it was claimed. Worked out anew each time, so always up to date. Holds no address
 * of anybody. For the municipality's own staff.
 */
export async function managementTable(
  ctx: Context,
  asked: Partial<TableFilter> = {},
): Promise<{ rows: TableRow[]; total: number; all: number; filter: TableFilter; schemes: Scheme[] }> {
  const municipality = officeOf(ctx)
  const filter = TableFilter.parse(asked)
  const cases = await casesOf(ctx, municipality, filter)
  const ids = cases.map(row => row.id)
  const states = await statesOf(ctx, municipality, ids)
  const schemes = new Map<string, Scheme>()
  for (const row of cases) {
    const key = `${row.scheme_id} ${row.scheme_version}`
    if (schemes.has(key)) continue
    schemes.set(key, (await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)).scheme)
  }
  const vouchers = await vouchersOf(ctx, municipality, ids)
  const lines = await linesOfAll(
    ctx,
    municipality,
    [...vouchers.values()].map(voucher => voucher.id),
  )
  const bookings = await bookingsOf(ctx, municipality, ids)
  const claimed = await claimedOf(ctx, municipality)
  const names = await facilityNames(
    ctx,
    [...bookings.values()].flat().map(booking => booking.facility_id),
  )
  const today = tokyoDay(ctx.now)
  const rows = cases.map((row): TableRow => {
    const scheme = schemes.get(`${row.scheme_id} ${row.scheme_version}`) as Scheme
    const state = scheme.workflow.states.find(each => each.id === states.get(row.id)?.state)
    const voucher = vouchers.get(row.id)
    const own = bookings.get(row.id) ?? []
    const used = own.filter(booking => booking.state === 'used')
    const open = own.filter(booking => ['requested', 'accepted'].includes(booking.state))
    const last = used.at(-1)
    const next = open.find(booking => booking.day >= today)
    const typeName = (id: string) => {
      const type = scheme.entitlement?.types.find(each => each.id === id)
      return type ? say(type.label, 'ja') : id
    }
    return {
      caseId: row.id,
      number: row.number,
      scheme: row.scheme_id,
      schemeName: say(scheme.name, 'ja'),
      applicant: row.applicant,
      applicantKana: row.applicant_kana,
      protected: row.protected,
      channel: row.channel,
      receivedOn: tokyoDay(row.received_at),
      state: state?.id ?? '',
      stateLabel: state ? say(state.label, 'ja') : '',
      stateKind: state?.kind ?? 'open',
      voucherNumber: voucher?.number ?? null,
      validUntil: voucher?.valid_until ?? null,
      balances: voucher
        ? balanceTexts(balancesIn(scheme.entitlement?.pools ?? [], lines.get(voucher.id) ?? []))
        : [],
      bookings: open.length,
      nextOn: next?.day ?? null,
      uses: used.length,
      lastOn: last?.day ?? null,
      lastType: last ? typeName(last.type) : null,
      lastFacility: last ? (names.get(last.facility_id) ?? '') : null,
      facilities: [...new Set([...used, ...open].map(booking => booking.facility_id))],
      types: [...new Set([...used, ...open].map(booking => booking.type))],
      claimed: own.filter(booking => claimed.has(booking.id)).length,
      claimedYen: own.reduce((sum, booking) => sum + (claimed.get(booking.id) ?? 0), 0),
    }
  })
  const soon = addDays(today, 60)
  const kept = rows
    .filter(row => !filter.state || row.state === filter.state)
    .filter(row => !filter.facility || row.facilities.includes(filter.facility))
    .filter(row => !filter.type || row.types.includes(filter.type))
    .filter(row => {
      const left = row.balances.reduce((sum, each) => sum + each.remaining, 0)
      if (filter.left === 'some') return row.voucherNumber !== null && left > 0
      if (filter.left === 'none') return row.voucherNumber !== null && left === 0
      if (filter.left === 'ending') {
        return left > 0 && row.validUntil !== null && row.validUntil >= today && row.validUntil <= soon
      }
      return true
    })
    .sort(order(filter))
  const start = (filter.page - 1) * filter.size
  return {
    rows: kept.slice(start, start + filter.size),
    total: kept.length,
    all: rows.length,
    filter,
    schemes: [...new Set(schemes.values())],
  }
}

function balanceTexts(balances: readonly Balance[]): TableRow['balances'] {
  return balances.map(each => ({
    label: say(each.label, 'ja'),
    unit: say(each.unit, 'ja'),
    limit: each.limit,
    held: each.held,
    used: each.used,
    remaining: each.remaining,
  }))
}

async function casesOf(ctx: Context, municipality: number, filter: TableFilter) {
  let query = ctx.db
    .selectFrom('cases')
    .select([
      'id',
      'number',
      'scheme_id',
      'scheme_version',
      'applicant',
      'applicant_kana',
      'protected',
      'channel',
      'received_at',
    ])
    .where('municipality_id', '=', municipality)
  if (filter.scheme) query = query.where('scheme_id', '=', filter.scheme)
  if (filter.from) query = query.where('received_at', '>=', tokyoInstant(filter.from))
  if (filter.to) query = query.where('received_at', '<', tokyoInstant(addDays(filter.to, 1)))
  if (filter.q) {
    const begins = (text: string) => `${text.replace(/[\\%_]/g, part => `\\${part}`)}%`
    query = query.where(eb =>
      eb.or([
        eb('number', 'like', begins(filter.q)),
        eb('applicant', 'like', begins(filter.q)),
        eb('applicant_kana', 'like', begins(normaliseKana(filter.q))),
      ]),
    )
  }
  return query.execute()
}

/** The latest voucher of each case. */
async function vouchersOf(ctx: Context, municipality: number, cases: readonly string[]) {
  if (cases.length === 0) return new Map<string, { id: string; number: string; valid_until: string }>()
  const rows = await ctx.db
    .selectFrom('vouchers')
    .select(['id', 'number', 'case_id', 'valid_until'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', cases)
    .orderBy('issued_at')
    .execute()
  return new Map(rows.map(row => [row.case_id, row]))
}

async function bookingsOf(ctx: Context, municipality: number, cases: readonly string[]) {
  const found = new Map<
    string,
    { id: string; facility_id: string; type: string; day: string; state: string }[]
  >()
  if (cases.length === 0) return found
  const rows = await ctx.db
    .selectFrom('reservations')
    .select(['id', 'case_id', 'facility_id', 'type', 'day', 'state'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', cases)
    .orderBy('day')
    .execute()
  for (const row of rows) found.set(row.case_id, [...(found.get(row.case_id) ?? []), row])
  return found
}

/** What stands in live claims, whole yen by booking; a reversal takes its line's amount off. */
async function claimedOf(ctx: Context, municipality: number): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('claim_lines')
    .innerJoin('claims', join =>
      join
        .onRef('claims.municipality_id', '=', 'claim_lines.municipality_id')
        .onRef('claims.id', '=', 'claim_lines.claim_id'),
    )
    .select(['claim_lines.reservation_id', 'claim_lines.amount'])
    .where('claim_lines.municipality_id', '=', municipality)
    .where('claims.municipality_id', '=', municipality)
    .where('claims.returned_at', 'is', null)
    .execute()
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.reservation_id, (sums.get(row.reservation_id) ?? 0) + row.amount)
  return sums
}
