import type { Column } from '#platform/sheet/column.ts'
import type { TableFilter } from './schema.ts'

/** A row of the management table. Balances in the pools' units, money in whole yen. */
export interface TableRow {
  caseId: string
  number: string
  scheme: string
  schemeName: string
  applicant: string
  applicantKana: string
  /** 支援措置: to be handled with care. No address stands here for anybody. */
  protected: boolean
  channel: string
  receivedOn: string
  state: string
  stateLabel: string
  stateKind: string
  voucherNumber: string | null
  validUntil: string | null
  balances: { label: string; unit: string; limit: number; held: number; used: number; remaining: number }[]
  bookings: number
  nextOn: string | null
  uses: number
  lastOn: string | null
  lastType: string | null
  lastFacility: string | null
  facilities: string[]
  types: string[]
  claimed: number
  claimedYen: number
}

export function order({
  sort,
  desc,
}: Pick<TableFilter, 'sort' | 'desc'>): (a: TableRow, b: TableRow) => number {
  const text = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '', 'ja')
  const left = (row: TableRow) => row.balances.reduce((sum, each) => sum + each.remaining, 0)
  const by: Record<TableFilter['sort'], (a: TableRow, b: TableRow) => number> = {
    received: (a, b) => text(a.receivedOn, b.receivedOn) || text(a.number, b.number),
    applicant: (a, b) => text(a.applicantKana, b.applicantKana),
    number: (a, b) => text(a.number, b.number),
    used: (a, b) => text(a.lastOn, b.lastOn),
    left: (a, b) => left(a) - left(b),
    until: (a, b) => text(a.validUntil, b.validUntil),
  }
  return desc ? (a, b) => by[sort](b, a) : by[sort]
}

const channels: Record<string, string> = {
  online: 'オンライン',
  invitation: '案内から',
  paper: '紙',
  phone: '電話',
}

/** The columns of the exported table. */
export const columns: Column[] = [
  { key: 'number', label: '受付番号', type: 'text' },
  { key: 'scheme', label: '制度', type: 'text' },
  { key: 'applicant', label: '申請者', type: 'text' },
  { key: 'kana', label: 'フリガナ', type: 'text' },
  { key: 'protected', label: '支援措置', type: 'text' },
  { key: 'channel', label: '受付方法', type: 'text' },
  { key: 'receivedOn', label: '受付日', type: 'date' },
  { key: 'state', label: '状態', type: 'text' },
  { key: 'voucher', label: '利用券番号', type: 'text' },
  { key: 'validUntil', label: '有効期限', type: 'date' },
  { key: 'limit', label: '上限', type: 'number' },
  { key: 'used', label: '使用済み', type: 'number' },
  { key: 'held', label: '予約中', type: 'number' },
  { key: 'remaining', label: '残り', type: 'number' },
  { key: 'bookings', label: '予約件数', type: 'number' },
  { key: 'nextOn', label: '次の予約日', type: 'date' },
  { key: 'uses', label: '利用回数', type: 'number' },
  { key: 'lastOn', label: '最終利用日', type: 'date' },
  { key: 'lastType', label: '最終利用の種類', type: 'text' },
  { key: 'lastFacility', label: '最終利用の施設', type: 'text' },
  { key: 'claimed', label: '請求件数', type: 'number' },
  { key: 'claimedYen', label: '請求額', type: 'yen' },
]

/** A row as the export's cells. Several pools of one voucher are added up. */
export function cells(row: TableRow): Record<string, unknown> {
  const sum = (pick: (each: TableRow['balances'][number]) => number) =>
    row.voucherNumber === null ? null : row.balances.reduce((total, each) => total + pick(each), 0)
  return {
    number: row.number,
    scheme: row.schemeName,
    applicant: row.applicant,
    kana: row.applicantKana,
    protected: row.protected ? 'あり' : '',
    channel: channels[row.channel] ?? row.channel,
    receivedOn: row.receivedOn,
    state: row.stateLabel,
    voucher: row.voucherNumber,
    validUntil: row.validUntil,
    limit: sum(each => each.limit),
    used: sum(each => each.used),
    held: sum(each => each.held),
    remaining: sum(each => each.remaining),
    bookings: row.bookings,
    nextOn: row.nextOn,
    uses: row.uses,
    lastOn: row.lastOn,
    lastType: row.lastType,
    lastFacility: row.lastFacility,
    claimed: row.claimed,
    claimedYen: row.claimedYen,
  }
}
