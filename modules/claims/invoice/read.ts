import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { senderLine } from '#modules/letters/rules.ts'
import { facility, municipality } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { renderLetter } from '#platform/pdf/render.ts'
import { asId, openBetween } from '../access.ts'
import { claimRow, linesOfClaim } from '../claim/read.ts'
import { accountOf } from '../payee/read.ts'
import { maskedAccount } from '../payee/rules.ts'
import { monthOf } from '../rules.ts'
import { type Invoice, invoiceSheet } from './rules.ts'

/**
 * The invoice (請求書) of a claim that was handed in: for the facility whose it is and for staff of the municipality.
 * Refuses `not-found` for anybody else's, `not-possible-now` for one that was returned.
 */
export async function invoiceOf(
  ctx: Context,
  asked: { municipality: number; claimId: string },
): Promise<Invoice> {
  const { actor } = ctx
  const id = asId(asked.claimId)
  const row = await claimRow(ctx, asked.municipality, id)
  if (!row || (actor.kind === 'facility' && row.facility_id !== actor.facilityId)) return refuse('not-found')
  await openBetween(ctx, {
    municipality: asked.municipality,
    facility: row.facility_id,
    scheme: row.scheme_id,
  })
  if (row.returned_at) refuse('not-possible-now')
  const place = await facility(ctx, row.facility_id)
  const city = await municipality(ctx, asked.municipality)
  if (!place || !city) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, asked.municipality, row.scheme_id)
  const types = new Map((scheme.entitlement?.types ?? []).map(type => [type.id, say(type.label, 'ja')]))
  const account = await accountOf(ctx, asked.municipality, row.facility_id)
  const { lines, price, copayment, additions, total } = row
  return {
    to: senderLine(city),
    from: { name: place.name, postalCode: place.postalCode, address: place.address, phone: place.phone },
    on: tokyoDay(row.submitted_at),
    month: monthOf(row.month),
    scheme: say(scheme.name, 'ja'),
    lines: (await linesOfClaim(ctx, asked.municipality, id)).map(line => ({
      ...line,
      typeLabel: types.get(line.type) ?? line.type,
    })),
    totals: { lines, price, copayment, additions, total },
    account: account ? maskedAccount(account) : null,
  }
}

/** The invoice as PDF; the same claim gives the same bytes. Names that no typeface can draw are said below. */
export async function invoicePdf(invoice: Invoice): Promise<Uint8Array> {
  const at = new Date(`${invoice.on}T00:00:00Z`)
  const drawn = await renderLetter(invoiceSheet(invoice), { at })
  if (drawn.missing.length === 0) return drawn.pdf
  return (await renderLetter(invoiceSheet(invoice, drawn.missing), { at })).pdf
}
