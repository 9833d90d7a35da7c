import { priceTable } from '#language/entitlement/price-table.ts'
import { runExamples } from '#language/rules/examples.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { staffOf } from '#modules/cases/access.ts'
import { mayPublish } from '#modules/publishing/access.ts'
import { draftOf, existingDraft } from '#modules/publishing/draft/read.ts'
import { historyOf, type Version } from '#modules/publishing/history/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** The versions of a scheme, and which of them counts today. Refuses `not-found` where the office has none. */
export async function versionsShown(ctx: Context, id: string) {
  staffOf(ctx)
  const history = await historyOf(ctx, id)
  const current = history.find(each => each.state === 'in-force') ?? history.at(0)
  if (!current) return refuse('not-found')
  return { history: history.map(shownVersion), current: current.version }
}

export function shownVersion(version: Version) {
  return { ...version, publishedAt: version.publishedAt.toISOString() }
}

/** One version of a scheme, or its draft, with all that is worked out of it. */
export async function schemeShown(ctx: Context, id: string, asked: { version?: number; draft?: boolean }) {
  const { municipalityId } = staffOf(ctx)
  const { history, current } = await versionsShown(ctx, id)
  const draft = await draftOf(ctx, id)
  const common = {
    id,
    history,
    today: tokyoDay(ctx.now),
    draft: draft
      ? { revision: draft.revision, editedBy: draft.editedBy, editedAt: draft.editedAt.toISOString() }
      : null,
    chief: mayPublish(ctx.actor, municipalityId),
  }
  if (asked.draft) {
    const { parsed } = await existingDraft(ctx, id)
    if (!parsed.ok) return refuse('draft-unsound')
    return {
      ...common,
      version: null,
      effectiveFrom: null,
      state: null,
      ...worked(parsed.scheme, common.today),
    }
  }
  const version = asked.version ?? current
  const { scheme, effectiveFrom } = await schemeOf(ctx, municipalityId, id, version)
  const state = history.find(each => each.version === version)?.state ?? null
  // A version that waits is read as on its first day.
  const on = effectiveFrom > common.today ? effectiveFrom : common.today
  return { ...common, version, effectiveFrom, state, ...worked(scheme, on) }
}

function worked(scheme: Scheme, on: string) {
  return {
    scheme,
    on,
    prices: priceTable(scheme, on) ?? null,
    examples: runExamples(scheme).map(({ example, ok, difference }) => ({
      example,
      ok,
      difference: difference ?? null,
    })),
  }
}

export type SchemeShown = Awaited<ReturnType<typeof schemeShown>>
