import { redirect } from 'react-router'
import { noteExport } from '#modules/cases/exporting/write.ts'
import type { Context } from '#platform/context.ts'
import type { Column, Row } from '#platform/sheet/column.ts'
import { toCsv } from '#platform/sheet/csv-write.ts'
import { toXlsx } from '#platform/sheet/xlsx-write.ts'

const problemsShown = 20

/**
 * A list as a file, in the format the address asks for (`format=csv-utf8｜csv-cp932｜xlsx`), and a line about it in the
 * log. A character CP932 cannot hold leads to the page that names its row and column instead of a broken file.
 */
export async function sheetResponse(
  ctx: Context,
  request: Request,
  sheet: { list: string; title: string; columns: readonly Column[]; rows: readonly Row[] },
): Promise<Response> {
  const url = new URL(request.url)
  const format = url.searchParams.get('format') ?? 'csv-utf8'
  const { list, title, columns, rows } = sheet
  url.searchParams.delete('format')
  const note = { list, rows: rows.length, format, search: url.search.slice(0, 2000) }
  if (format === 'xlsx') {
    await noteExport(ctx, note)
    const book = await toXlsx(rows, columns, { title, sheetName: title })
    return file(book, `${title}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  }
  const encoding = format === 'csv-cp932' ? 'cp932' : 'utf-8'
  const csv = toCsv(rows, columns, { encoding })
  if (!csv.ok) {
    const told = new URLSearchParams({ of: url.pathname + url.search, title })
    for (const { row, column, character } of csv.problems.slice(0, problemsShown)) {
      told.append('at', JSON.stringify([row, column, character]))
    }
    told.set('count', String(csv.problems.length))
    throw redirect(`/office/export-problem?${told}`)
  }
  await noteExport(ctx, note)
  return file(csv.bytes, `${title}.csv`, `text/csv; charset=${encoding === 'cp932' ? 'Shift_JIS' : 'utf-8'}`)
}

function file(bytes: Uint8Array, name: string, type: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
}
