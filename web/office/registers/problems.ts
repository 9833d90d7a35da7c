import { keeperOf } from '#modules/registers/keepers/read.ts'
import { layouts } from '#modules/registers/layout/rules.ts'
import { importOf, problemsOf } from '#modules/registers/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import { findingNames } from './words.ts'

const columns = [
  { key: 'row', label: '行', type: 'text' as const },
  { key: 'label', label: '列', type: 'text' as const },
  { key: 'value', label: '書かれていたもの', type: 'text' as const },
  { key: 'about', label: '内容', type: 'text' as const },
]

/** What stands against an extract as a file, for whoever made it. */
export const loader = page(async (ctx, { params, request }: PageArgs) => {
  await keeperOf(ctx)
  const found = await importOf(ctx, params.id ?? '')
  const problems = await problemsOf(ctx, found.id)
  return sheetResponse(ctx, request, {
    list: 'register-problems',
    title: `取込みの確認 ${layouts[found.register].label} ${found.extractedOn}`,
    columns,
    rows: problems.map(({ row, label, value, code }) => ({
      row: row === null ? '全体' : String(row),
      label: label ?? '',
      value: value ?? '',
      about: findingNames[code as keyof typeof findingNames] ?? code,
    })),
  })
})
