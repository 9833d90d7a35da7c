import type { LineKind } from '#modules/vouchers/ledger/rules.ts'

export interface Addition {
  id: string
  label: string
  yen: number
}

/** One line of a claim. Whole yen; of a reversal all amounts are negative. amount = price − copayment + additions. */
export interface ClaimLine {
  kind: 'use' | 'late-cancel' | 'no-show' | 'reversal'
  reservationId: string
  day: string
  type: string
  holder: string
  voucherNumber: string
  steps: number
  price: number
  copayment: number
  additions: Addition[]
  amount: number
  note: string
}

export interface Totals {
  lines: number
  price: number
  copayment: number
  additions: number
  total: number
}

/** A line of the ledger of vouchers that has to do with one booking at this facility. */
export interface LedgerLine {
  kind: LineKind
  steps: number
}

/** One booking with everything its line is made of and compared with. */
export interface UseRecord {
  reservationId: string
  state: string
  day: string
  startsAt: Date
  type: string
  holder: string
  voucherNumber: string
  steps: number
  terms: { price: number; charged: number; additions: Addition[] }
  /** Of a late cancellation or no-show: what the municipality pays, and whether the units are used up. */
  late: { claim: number; usesUnits: boolean } | null
  report: { closed: boolean; collected: number | null; note: string } | null
  ledger: LedgerLine[]
}

export const differenceKinds = [
  'report-without-redemption',
  'redemption-without-report',
  'amounts-differ',
  'unclosed',
] as const

/** Where report and voucher ledger disagree about one booking. `explained`: told why, so it stops nothing. */
export interface Difference {
  kind: (typeof differenceKinds)[number]
  reservationId: string
  day: string
  type: string
  holder: string
  voucherNumber: string
  /** What the facility's side says, and what the ledger or the terms say: steps or whole yen. */
  what: 'steps' | 'copayment' | null
  reported: number | null
  recorded: number | null
  /** The use is still to come. */
  upcoming: boolean
  explained: string | null
}

/** The line a booking gives, or null where there is nothing to pay for (yet). */
export function lineOf(record: UseRecord): ClaimLine | null {
  const { reservationId, day, type, holder, voucherNumber, steps, terms } = record
  const own = { reservationId, day, type, holder, voucherNumber, note: '' }
  if (record.state === 'used' && record.report?.closed) {
    const additions = terms.additions.reduce((sum, each) => sum + each.yen, 0)
    return {
      ...own,
      kind: 'use',
      steps,
      price: terms.price,
      copayment: terms.charged,
      additions: terms.additions,
      amount: terms.price - terms.charged + additions,
    }
  }
  if (
    (record.state === 'late-cancelled' || record.state === 'no-show') &&
    record.late &&
    record.late.claim > 0
  ) {
    return {
      ...own,
      kind: record.state === 'no-show' ? 'no-show' : 'late-cancel',
      steps: record.late.usesUnits ? steps : 0,
      price: record.late.claim,
      copayment: 0,
      additions: [],
      amount: record.late.claim,
    }
  }
  return null
}

/** Takes a claimed line back. */
export function reversalOf(line: ClaimLine, note: string): ClaimLine {
  return {
    ...line,
    kind: 'reversal',
    steps: minus(line.steps),
    price: minus(line.price),
    copayment: minus(line.copayment),
    additions: line.additions.map(each => ({ ...each, yen: minus(each.yen) })),
    amount: minus(line.amount),
    note,
  }
}

/** Without the −0 that JSON and people would stumble over. */
function minus(value: number): number {
  return value === 0 ? 0 : -value
}

export function totalsOf(lines: readonly ClaimLine[]): Totals {
  const sum = (pick: (line: ClaimLine) => number) => lines.reduce((total, line) => total + pick(line), 0)
  return {
    lines: lines.length,
    price: sum(line => line.price),
    copayment: sum(line => line.copayment),
    additions: sum(line => line.additions.reduce((total, each) => total + each.yen, 0)),
    total: sum(line => line.amount),
  }
}

/** Every way in which report and ledger disagree about one booking; empty when they agree. */
export function differencesOf(record: UseRecord, now: Date): Difference[] {
  const found: Difference[] = []
  const add = (kind: Difference['kind'], more: Partial<Difference> = {}) =>
    found.push({
      kind,
      reservationId: record.reservationId,
      day: record.day,
      type: record.type,
      holder: record.holder,
      voucherNumber: record.voucherNumber,
      what: null,
      reported: null,
      recorded: null,
      upcoming: false,
      explained: null,
      ...more,
    })
  const kinds = new Set(record.ledger.map(line => line.kind))
  const reversed = kinds.has('reverse')
  const redeemed = kinds.has('redeem')
  const held = record.ledger.reduce((sum, line) => (line.kind === 'hold' ? sum - line.steps : sum), 0)
  const closed = record.report?.closed === true

  // A no-show can be taken back for a while; until then its units stay held.
  const unsettled = record.state === 'no-show' && !redeemed && !kinds.has('release')
  if (unsettled || (record.state === 'accepted' && !redeemed)) {
    add('unclosed', { upcoming: record.startsAt > now })
  }
  const counts = closed && record.state === 'used'
  const lateUse = record.late?.usesUnits === true
  if (redeemed && !reversed && !counts && !lateUse) add('redemption-without-report')
  if ((counts || (lateUse && !unsettled)) && !redeemed) add('report-without-redemption')
  if (counts && redeemed && held !== record.steps) {
    add('amounts-differ', { what: 'steps', reported: record.steps, recorded: held })
  }
  const collected = record.report?.collected ?? null
  if (counts && !reversed && collected !== null && collected !== record.terms.charged) {
    add('amounts-differ', {
      what: 'copayment',
      reported: collected,
      recorded: record.terms.charged,
      explained: record.report?.note || null,
    })
  }
  return found
}

/** What stops a claim: every difference that nobody has explained. */
export function standing(differences: readonly Difference[]): Difference[] {
  return differences.filter(difference => difference.explained === null)
}
