import { addressees } from '#modules/invitations/households/read.ts'
import type { Column } from '#platform/sheet/column.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'

const columns: Column[] = [
  { key: 'position', label: '整理番号', type: 'number' },
  { key: 'postal_code', label: '郵便番号', type: 'text' },
  { key: 'address', label: '住所', type: 'text' },
  { key: 'name', label: '氏名', type: 'text' },
  { key: 'kana', label: 'フリガナ', type: 'text' },
]

/** Addresses alone, for whoever prints and fills envelopes: nothing of the link or of what it is about. */
export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const rows = await addressees(ctx, params.id ?? '')
  return sheetResponse(ctx, request, {
    list: 'invitation-addresses',
    title: '宛名',
    columns,
    rows: rows.map((row, index) => ({ ...row, position: index + 1 })),
  })
})
