import type { Facts } from '#language/feel/evaluate.ts'
import { situation } from '#language/rules/derive.ts'
import { tokyoDay } from '#language/values/date.ts'
import { declaredOnly, supplied } from '#modules/eligibility/facts/rules.ts'
import { municipality as municipalityOf } from '#modules/places/read.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'

/**
 * What the form may speak of while it is written, the day and the place, and what its journey is judged with. `on`:
 * the day in Japan that counts as the day of application.
 */
export async function draftFacts(
  ctx: Context,
  { scheme, municipality }: PublishedScheme,
  on = tokyoDay(ctx.now),
): Promise<{ facts: Facts; options: ReturnType<typeof situation>; on: string }> {
  const place = await municipalityOf(ctx, municipality)
  const facts = declaredOnly(scheme, {
    [supplied.appliedOn]: on,
    [supplied.municipality]: place?.name,
  })
  return { facts, options: situation(scheme, on), on }
}
