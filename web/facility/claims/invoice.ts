import { invoiceOf, invoicePdf } from '#modules/claims/invoice/read.ts'
import { page } from '#web/server/page.ts'
import { pdfResponse } from '../../server/pdf.ts'
import { facilityActor } from '../names.server.ts'

/** The invoice of the facility's own claim, to keep or to send. */
export const loader = page(async (ctx, { params }) => {
  facilityActor(ctx)
  const asked = { municipality: Number(params.municipality) || 0, claimId: params.id ?? '' }
  const invoice = await invoiceOf(ctx, asked)
  return pdfResponse(await invoicePdf(invoice), `請求書_${invoice.month}`)
})
