import { managementTable } from '#modules/outcomes/table/read.ts'
import { cells, columns } from '#modules/outcomes/table/rules.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import { filterOf } from './filter.server.ts'

/** The table as it stands with its filters, every row of it. */
export const loader = page(async (ctx, { request }: PageArgs) => {
  const { rows } = await managementTable(ctx, { ...filterOf(request), page: 1, size: 100_000 })
  return sheetResponse(ctx, request, {
    list: 'management-table',
    title: '管理表',
    columns,
    rows: rows.map(cells),
  })
})
