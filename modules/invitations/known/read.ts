import { draftFacts } from '#modules/applications/facts/read.ts'
import { residentOf } from '#modules/families/read.ts'
import { municipality as placeOf } from '#modules/places/read.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { addressFrom, knownAnswers } from './rules.ts'

/** An invitation, as far as it tells what the registers know. */
export interface KnownOf {
  resident_id: string | null
  facts: unknown
  tax_known: string[]
  children: string[]
}

/** What the registers answer to the form of a scheme for one household. Needs the municipality's key. */
export async function knownOf(ctx: Context, published: PublishedScheme, row: KnownOf) {
  const { municipality, scheme } = published
  const resident = row.resident_id ? await residentOf(ctx, municipality, row.resident_id) : undefined
  const place = await placeOf(ctx, municipality)
  if (!resident || !place) return undefined
  const { facts, options } = await draftFacts(ctx, published)
  const given = knownAnswers(
    scheme.form,
    {
      name: resident.name,
      kana: resident.kana,
      birthDate: resident.birthDate,
      address: addressFrom(resident, place),
      facts: row.facts as Record<string, unknown>,
      taxKnown: row.tax_known,
      names: await namesOfChildren(ctx, municipality, scheme.recipients?.list, row.children),
    },
    facts,
    options,
  )
  return { resident, given }
}

async function namesOfChildren(
  ctx: Context,
  municipality: number,
  list: string | undefined,
  numbers: readonly string[],
): Promise<Record<string, string[]>> {
  if (!list || numbers.length === 0) return {}
  const rows = await ctx.db
    .selectFrom('residents')
    .select(['number', 'name'])
    .where('municipality_id', '=', municipality)
    .where('number', 'in', numbers)
    .execute()
  const names = new Map(rows.map(row => [row.number, row.name]))
  return { [list]: numbers.map(number => names.get(number) ?? '') }
}
