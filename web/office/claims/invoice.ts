import { staffOf } from '#modules/claims/access.ts'
import { invoiceOf, invoicePdf } from '#modules/claims/invoice/read.ts'
import { page } from '#web/server/page.ts'
import { pdfResponse } from '../../server/pdf.ts'

/** The invoice of a claim, for the file of the municipality. */
export const loader = page(async (ctx, { params }) => {
  const { municipalityId: municipality } = staffOf(ctx)
  const invoice = await invoiceOf(ctx, { municipality, claimId: params.id ?? '' })
  return pdfResponse(await invoicePdf(invoice), `請求書_${invoice.from.name}_${invoice.month}`)
})
