import { fileOf, templateOf } from '#modules/papers/read.ts'
import { fillPdf, type PdfText } from '#platform/pdf/fill-pdf.ts'
import { fillXlsx } from '#platform/sheet/xlsx-fill.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { pdfResponse } from '#web/server/pdf.ts'

const find = page(async (ctx, { params }: PageArgs) => {
  const template = await templateOf(ctx, params.id ?? '')
  return { template, bytes: await fileOf(ctx, template) }
})

/** The blank form; `?try` with each place named, and a PDF with millimetres to read places off. */
export async function loader(args: PageArgs): Promise<Response> {
  const { template, bytes } = await find(args)
  const tried = new URL(args.request.url).searchParams.has('try')
  const { items, name } = template
  if (template.format === 'pdf') {
    const texts = items.flatMap(({ at, label }): PdfText[] =>
      at.kind === 'place'
        ? [{ ...at, text: label }]
        : at.kind === 'field'
          ? [{ field: at.field, text: label }]
          : [],
    )
    return pdfResponse(tried ? (await fillPdf(bytes, texts, { ruler: true })).pdf : bytes, name)
  }
  const cells = items.flatMap(({ at, label }) =>
    at.kind === 'cell' ? [{ cell: at.cell, text: label, ...(at.sheet ? { sheet: at.sheet } : {}) }] : [],
  )
  return new Response(new Uint8Array(tried ? await fillXlsx(bytes, cells) : bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
      'cache-control': 'private, no-store',
    },
  })
}
