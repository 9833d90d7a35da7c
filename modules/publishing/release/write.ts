import { applyChanges, diff } from '#language/publish/diff.ts'
import { placeName } from '#language/publish/naming.ts'
import { tokyoDay } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { editorOf, mayPublish } from '../access.ts'
import { inOrder, lockedDraft } from '../draft/read.ts'
import { DraftDiscard, DraftPublication } from '../draft/schema.ts'
import { schemeOf, versionsOf } from '../read.ts'
import { schemeSubject } from '../rules.ts'
import { putIntoForce } from '../write.ts'

const where = (ctx: Context) => editorOf(ctx).municipalityId

/**
 * Makes the draft the next version: from `effectiveFrom` on, today or later, new applications are answered under it.
 * The draft is gone afterwards. 係長 and above only. Refuses `not-allowed`, `effective-in-past`, `version-overtaken`
 * when another version was published since the draft was started, and what the gate of `publishScheme` refuses.
 */
export const publishDraft = command({
  type: 'scheme.published',
  schema: DraftPublication,
  where,
  run: async (ctx, { scheme, revision, effectiveFrom, note }) => {
    const { municipalityId } = editorOf(ctx)
    if (!mayPublish(ctx.actor, municipalityId)) refuse('not-allowed')
    const { base, draft } = await lockedDraft(ctx, scheme, revision)
    if (effectiveFrom < tokyoDay(ctx.now)) refuse('effective-in-past')
    const [newest] = await versionsOf(ctx, municipalityId, scheme)
    if (newest && newest.version !== base.version) refuse('version-overtaken', { version: newest.version })
    const result = await putIntoForce(ctx, {
      municipality: municipalityId,
      document: draft.definition,
      effectiveFrom,
    })
    await ctx.db
      .deleteFrom('scheme_drafts')
      .where('municipality_id', '=', municipalityId)
      .where('scheme_id', '=', scheme)
      .execute()
    return {
      event: {
        subject: schemeSubject(municipalityId, scheme),
        data: { ...result, effectiveFrom, note, revision },
      },
      result,
    }
  },
})

/**
 * Lays the draft's changes over a version that was published meanwhile, so that neither is lost. Refuses
 * `changes-conflict` with the `places` in words where both changed the same, and `scheme-unchanged` when there is no
 * newer version.
 */
export const takeOverNewest = command({
  type: 'scheme-draft.changed',
  schema: DraftDiscard,
  where,
  run: async (ctx, { scheme, revision }) => {
    const { municipalityId, accountId } = editorOf(ctx)
    const { base, draft } = await lockedDraft(ctx, scheme, revision)
    const newest = await schemeOf(ctx, municipalityId, scheme, await newestVersion(ctx, scheme))
    if (newest.version === base.version) refuse('scheme-unchanged', { version: base.version })
    const own = diff(base.scheme, draft.definition)
    const joined = applyChanges(newest.scheme, own)
    if (joined === undefined) {
      const places = own
        .filter(change => applyChanges(newest.scheme, [change]) === undefined)
        .map(change => placeName(base.scheme, change.path))
        .map(place => [place.item, place.what].filter(Boolean).join(' '))
      refuse('changes-conflict', { places: [...new Set(places)].slice(0, 5).join('、') })
    }
    await ctx.db
      .updateTable('scheme_drafts')
      .set({
        definition: inOrder(joined),
        base_version: newest.version,
        revision: revision + 1,
        edited_by: accountId,
        edited_at: ctx.now,
      })
      .where('municipality_id', '=', municipalityId)
      .where('scheme_id', '=', scheme)
      .execute()
    return {
      event: {
        subject: schemeSubject(municipalityId, scheme),
        data: { scheme, revision: revision + 1, what: [`第${newest.version}版の取り込み`] },
      },
      result: { revision: revision + 1 },
    }
  },
})

async function newestVersion(ctx: Context, scheme: string): Promise<number> {
  const [newest] = await versionsOf(ctx, editorOf(ctx).municipalityId, scheme)
  return newest?.version ?? refuse('not-found')
}
