import type { Item } from '#modules/papers/schema.ts'
import { drawPdf } from './draw-pdf.ts'
import { drawXlsx } from './draw-xlsx.ts'
import { shippedLayouts } from './layout.ts'

/** The forms that come with the house, drawn: as `addTemplate` takes them. */
export async function shippedForms(): Promise<
  { name: string; schemes: string[]; file: string; items: Item[] }[]
> {
  const forms = []
  for (const layout of shippedLayouts()) {
    const { bytes, items } = await (layout.format === 'pdf' ? drawPdf(layout) : drawXlsx(layout))
    forms.push({
      name: layout.name,
      schemes: layout.schemes,
      file: Buffer.from(bytes).toString('base64'),
      items,
    })
  }
  return forms
}
