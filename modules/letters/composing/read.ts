import type { Facts } from '#language/feel/evaluate.ts'
import type { LetterTemplate } from '#language/scheme/letter.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { answersOf } from '#modules/applications/read.ts'
import { applicantOf } from '#modules/applications/rules.ts'
import { type CaseRow, caseFacts, caseRow } from '#modules/cases/facts/read.ts'
import { declaredOnly, heeded, supplied } from '#modules/eligibility/facts/rules.ts'
import { type Resident, residentOf } from '#modules/families/read.ts'
import { municipality } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { lettersOfCase } from '../read.ts'
import { composeAll, contactLine, deliveryOf, postalAddress, senderLine } from '../rules.ts'
import type { LetterContent } from '../schema.ts'

export interface Material {
  row: CaseRow
  scheme: Scheme
  template: LetterTemplate
  facts: Facts
  reasons: readonly Text[]
  content: Omit<LetterContent, 'number' | 'texts' | 'mails' | 'facts' | 'substitutes'>
  /** Given now or with an earlier letter of the case, plain. */
  given: Record<string, unknown>
}

/** All that a letter of a case is composed from, save its number. Refuses `not-found`. */
export async function materialOf(
  ctx: Context,
  office: number,
  asked: { caseId: string; template: string; reasons: readonly Text[]; facts: Record<string, unknown> },
): Promise<Material> {
  const row = await caseRow(ctx, office, asked.caseId)
  if (!row) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const template = scheme.letters.find(letter => letter.id === asked.template)
  const place = await municipality(ctx, office)
  if (!template || !place) return refuse('not-found')
  const resident = row.resident_id ? await residentOf(ctx, office, row.resident_id) : undefined
  const earlier = await lettersOfCase(ctx, office, row.id)
  const given = { ...Object.assign({}, ...earlier.map(letter => letter.content.facts)), ...asked.facts }
  const known = await caseFacts(ctx, scheme, row)
  const issuedOn = tokyoDay(ctx.now)
  return {
    row,
    scheme,
    template,
    facts: { ...known, ...declaredOnly(scheme, { ...given, [supplied.decidedOn]: issuedOn }) },
    reasons: asked.reasons,
    given,
    content: {
      issuedOn,
      name: row.applicant,
      sender: { lines: [senderLine(place)], note: '（公印省略）' },
      contact: contactLine(scheme),
      ...(await wayOf(ctx, row, scheme, known, resident)),
    },
  }
}

/** How it goes out, and where to. */
async function wayOf(
  ctx: Context,
  row: CaseRow,
  scheme: Scheme,
  known: Facts,
  resident: Resident | undefined,
): Promise<Pick<LetterContent, 'delivery' | 'address'>> {
  const answers = await answersOf(ctx, row.municipality_id, row.application_id)
  const { address } = applicantOf(scheme.form, answers)
  const ways = known[heeded.contactWays]
  const delivery = deliveryOf({
    account: row.account_id !== null,
    protected: row.protected || (resident?.protected ?? false),
    hasAddress: Boolean(resident?.address ?? address),
    ways: Array.isArray(ways) ? ways.map(String) : null,
  })
  if (delivery !== 'post') return { delivery, address: null }
  // The register's address is the one that was checked; what was written may lack the building.
  if (resident?.address) {
    return { delivery, address: { postalCode: resident.postalCode ?? '', lines: [resident.address] } }
  }
  return { delivery, address: address && postalAddress(address) }
}

/** The composed letter under the number it shall bear. */
export function letterFrom(material: Material, number: string) {
  const { row, scheme, template, facts, reasons } = material
  const numbered = { ...facts, ...declaredOnly(scheme, { [supplied.documentNumber]: number }) }
  const on = tokyoDay(row.received_at)
  return composeAll({ scheme, template, facts: numbered, reasons, on })
}
