import { type PageArgs, page } from '#web/server/page.ts'
import { pdfResponse } from '#web/server/pdf.ts'
import { printForm } from './forms.server.ts'

const find = page((ctx, args: PageArgs) => printForm(ctx, args))

/** A form filled in: a PDF to be shown and printed, or a workbook to be opened in Excel. */
export async function loader(args: PageArgs): Promise<Response> {
  const { bytes, template } = await find(args)
  if (template.format === 'pdf') return pdfResponse(bytes, template.name)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(template.name)}.xlsx`,
      'cache-control': 'private, no-store',
    },
  })
}
