import { Scheme } from '#language/scheme/scheme.ts'
import { type Day, tokyoDay } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** A scheme as one municipality runs it. `effectiveFrom` is the first day, in Japan, on which it counts. */
export interface PublishedScheme {
  municipality: number
  scheme: Scheme
  version: number
  effectiveFrom: string
}

// By digest of the definition, so equal definitions are parsed once and share what the language remembers of them.
// Versions never change and are few: nothing needs to be forgotten.
const parsed = new Map<string, Scheme>()

/**
 * The scheme in `version`, or without it the one in effect at `ctx.now`. Anybody may read it.
 * Refuses `not-found` where the municipality does not run it (yet).
 */
export async function schemeOf(
  ctx: Context,
  municipality: number,
  schemeId: string,
  version?: number,
): Promise<PublishedScheme> {
  let query = ctx.db
    .selectFrom('scheme_versions')
    .select(['version', 'effective_from', 'digest'])
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', schemeId)
  query =
    version === undefined
      ? query
          .where('effective_from', '<=', tokyoDay(ctx.now))
          .orderBy('effective_from', 'desc')
          .orderBy('version', 'desc')
          .limit(1)
      : query.where('version', '=', version)
  const row = await query.executeTakeFirst()
  if (!row) refuse('not-found')
  return {
    municipality,
    scheme: parsed.get(row.digest) ?? (await definitionOf(ctx, municipality, schemeId, row)),
    version: row.version,
    effectiveFrom: row.effective_from,
  }
}

/** The schemes of these rows, each in the version its row names. Refuses `not-found` where one was never published. */
export async function schemesOfRows<R extends { scheme_id: string; scheme_version: number }>(
  ctx: Context,
  municipality: number,
  rows: readonly R[],
): Promise<(row: R) => PublishedScheme> {
  const found = new Map<string, PublishedScheme>()
  const keyOf = (row: R) => `${row.scheme_id} ${row.scheme_version}`
  for (const row of rows) {
    if (found.has(keyOf(row))) continue
    found.set(keyOf(row), await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version))
  }
  return row => found.get(keyOf(row)) ?? refuse('not-found')
}

/** A definition that was read before, by its digest: versions never change, so it needs no asking again. */
export function schemeByDigest(digest: string): Scheme | undefined {
  return parsed.get(digest)
}

/** The schemes in effect at `ctx.now`, by id. */
export function schemesOf(ctx: Context, municipality: number): Promise<PublishedScheme[]> {
  return schemesInForce(ctx, municipality, tokyoDay(ctx.now))
}

/** The schemes in effect on a day, by id. */
export async function schemesInForce(
  ctx: Context,
  municipality: number,
  day: Day,
): Promise<PublishedScheme[]> {
  const rows = await ctx.db
    .selectFrom('scheme_versions')
    .distinctOn('scheme_id')
    .select(['scheme_id', 'version', 'effective_from', 'digest'])
    .where('municipality_id', '=', municipality)
    .where('effective_from', '<=', day)
    .orderBy('scheme_id')
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  const schemes: PublishedScheme[] = []
  for (const row of rows) {
    schemes.push({
      municipality,
      scheme: parsed.get(row.digest) ?? (await definitionOf(ctx, municipality, row.scheme_id, row)),
      version: row.version,
      effectiveFrom: row.effective_from,
    })
  }
  return schemes
}

/** Every version of every scheme a municipality has ever published, with its definition. */
export async function publishedVersions(ctx: Context, municipality: number): Promise<PublishedScheme[]> {
  const rows = await ctx.db
    .selectFrom('scheme_versions')
    .select(['scheme_id', 'version', 'effective_from', 'digest'])
    .where('municipality_id', '=', municipality)
    .execute()
  const all: PublishedScheme[] = []
  for (const row of rows) {
    all.push({
      municipality,
      scheme: parsed.get(row.digest) ?? (await definitionOf(ctx, municipality, row.scheme_id, row)),
      version: row.version,
      effectiveFrom: row.effective_from,
    })
  }
  return all
}

/** Every version of a scheme, newest first, without the definitions. */
export async function versionsOf(
  ctx: Context,
  municipality: number,
  schemeId: string,
): Promise<{ version: number; effectiveFrom: string; publishedAt: Date; digest: string }[]> {
  const rows = await ctx.db
    .selectFrom('scheme_versions')
    .select(['version', 'effective_from', 'published_at', 'digest'])
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({
    version: row.version,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    digest: row.digest,
  }))
}

async function definitionOf(
  ctx: Context,
  municipality: number,
  schemeId: string,
  { version, digest }: { version: number; digest: string },
): Promise<Scheme> {
  const { definition } = await ctx.db
    .selectFrom('scheme_versions')
    .select('definition')
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', schemeId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const scheme = Scheme.parse(definition)
  parsed.set(digest, scheme)
  return scheme
}

/** Ids of all schemes of a municipality, also those whose first version still waits for its day. */
export async function schemeIds(ctx: Context, municipality: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('scheme_versions')
    .select('scheme_id')
    .distinct()
    .where('municipality_id', '=', municipality)
    .orderBy('scheme_id')
    .execute()
  return rows.map(row => row.scheme_id)
}
