import { plainOf } from '#language/rules/plain.ts'
import { caseFacts, caseRow } from '#modules/cases/facts/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { factsNeeded } from '../issue/rules.ts'

type Plain = string | number | boolean | null

/** Today's facts of a case that a voucher rests on: what `correctVoucher` takes after an amendment. */
export async function factsAfterAmendment(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<Record<string, Plain>> {
  const row = await caseRow(ctx, municipality, caseId)
  if (!row) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
  const facts = plainOf(factsNeeded(scheme, await caseFacts(ctx, scheme, row)))
  return Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, Plain] => isPlain(entry[1])),
  )
}

const isPlain = (value: unknown): value is Plain => value === null || typeof value !== 'object'
