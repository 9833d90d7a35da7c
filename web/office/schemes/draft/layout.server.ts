import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { mayPublish } from '#modules/publishing/access.ts'
import { existingDraft } from '#modules/publishing/draft/read.ts'
import { draftLog } from '#modules/publishing/history/read.ts'
import { schemeOf, versionsOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'

/** The draft with the version it is counted from. Refuses `not-found` without a draft. */
export async function draftWithBase(ctx: Context, id: string) {
  const { municipalityId } = staffOf(ctx)
  const draft = await existingDraft(ctx, id)
  const { scheme: base } = await schemeOf(ctx, municipalityId, id, draft.baseVersion)
  const [newest] = await versionsOf(ctx, municipalityId, id)
  const newer = newest && newest.version !== draft.baseVersion ? newest.version : undefined
  return { draft, base, newer, municipalityId }
}

export async function draftShown(ctx: Context, id: string) {
  const { draft, base, municipalityId } = await draftWithBase(ctx, id)
  const log = await draftLog(ctx, id, draft.startedAt)
  return {
    id,
    name: say((draft.parsed.ok ? draft.parsed.scheme : base).name, 'ja'),
    sound: draft.parsed.ok,
    revision: draft.revision,
    baseVersion: draft.baseVersion,
    startedBy: draft.startedBy,
    startedAt: draft.startedAt.toISOString(),
    editedBy: draft.editedBy,
    editedAt: draft.editedAt.toISOString(),
    chief: mayPublish(ctx.actor, municipalityId),
    last: log[0] ? { by: log[0].by, what: log[0].what } : null,
    now: ctx.now.toISOString(),
  }
}

export type DraftShown = Awaited<ReturnType<typeof draftShown>>
