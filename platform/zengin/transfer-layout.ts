import { layout } from './record.ts'

/** 1 普通, 2 当座, 4 貯蓄, 9 その他: the kinds of account the transfer format knows. */
export type AccountType = '1' | '2' | '4' | '9'

/** 総合振込 (kind 21), the four records of 全銀協 規定フォーマット. */
export const HEADER = layout(
  'record:N1',
  'kind:N2',
  'charset:N1',
  'clientCode:N10',
  'name:C40',
  'monthDay:N4',
  'bankCode:N4',
  'bankName:C15',
  'branchCode:N3',
  'branchName:C15',
  'accountType:N1',
  'accountNumber:N7',
  'dummy:C17',
)

export const DATA = layout(
  'record:N1',
  'bankCode:N4',
  'bankName:C15',
  'branchCode:N3',
  'branchName:C15',
  'clearingHouse:N4',
  'accountType:N1',
  'accountNumber:N7',
  'holder:C30',
  'amount:N10',
  'newCode:N1',
  'customerCode:C20',
  'handling:N1',
  'identification:C1',
  'dummy:C7',
)

export const TRAILER = layout('record:N1', 'count:N6', 'total:N12', 'dummy:C101')
export const END = layout('record:N1', 'dummy:C119')

/** 振込指定区分 7: by wire, the only kind banks still take. */
export const BY_WIRE = '7'

/** `number` has up to seven digits; codes are four and three digits. */
export type Account = {
  bankCode: string
  branchCode: string
  accountType: AccountType
  accountNumber: string
}

/** `name` and `holder` may be in any kana; `clientCode` is what the bank gave, up to ten digits. */
export type Sender = Account & { clientCode: string; name: string }

/** `amount` in whole yen; `customerCode` up to twenty digits, returned by the bank to match the result. */
export type Transfer = Account & { holder: string; amount: number; customerCode?: string }
