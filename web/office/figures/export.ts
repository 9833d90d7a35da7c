import { isDay, tokyoDay } from '#language/values/date.ts'
import { busiestSchemes } from '#modules/cases/busy/read.ts'
import { usesOver } from '#modules/outcomes/uses/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Column } from '#platform/sheet/column.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'

const columns: Column[] = [
  { key: 'by', label: '集計', type: 'text' },
  { key: 'label', label: '項目', type: 'text' },
  { key: 'number', label: '受付番号', type: 'text' },
  { key: 'uses', label: '利用回数', type: 'number' },
  { key: 'people', label: '人数', type: 'number' },
  { key: 'yen', label: '委託料', type: 'yen' },
]

/** Uses by month, facility, type and person in one sheet. */
export const loader = page(async (ctx, { request }: PageArgs) => {
  const params = new URL(request.url).searchParams
  const published = await busiestSchemes(ctx)
  const scheme = published.find(each => each.scheme.id === params.get('scheme')) ?? published[0]
  if (!scheme) return refuse('not-found')
  const today = tokyoDay(ctx.now)
  const day = (name: string, otherwise: string) => {
    const given = params.get(name) ?? ''
    return isDay(given) ? given : otherwise
  }
  const from = day('from', `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01`)
  const uses = await usesOver(ctx, { scheme: scheme.scheme.id, from, to: day('to', today) })
  const rows = [
    ...uses.byMonth.map(each => ({ by: '月', ...each })),
    ...uses.byFacility.map(each => ({ by: '施設', ...each })),
    ...uses.byType.map(each => ({ by: '種類', ...each })),
    ...uses.byPerson.map(each => ({ by: '人', ...each })),
    { by: '合計', ...uses.total },
  ]
  return sheetResponse(ctx, request, { list: 'uses', title: '利用集計', columns, rows })
})
