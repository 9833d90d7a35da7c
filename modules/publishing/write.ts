import { checkScheme } from '#language/publish/check.ts'
import { isPublishable } from '#language/publish/problem.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { mayPublish } from './access.ts'
import { soundness } from './document/rules.ts'
import { versionsOf } from './read.ts'
import { digestOf, schemeSubject } from './rules.ts'
import { Publication } from './schema.ts'

/**
 * Puts a new version of a scheme into force. The gate: its shape, its expressions and its examples must be clean.
 * Refuses `not-allowed`; `scheme-not-ready` with `problems: {path, message}[]`; `scheme-unchanged` when the newest
 * version is the same. Applications under way keep the version they answered.
 */
export const publishScheme = command({
  type: 'scheme.published',
  schema: Publication,
  where: (_ctx, input) => input.municipality,
  run: async (ctx, input) => {
    const { scheme, version } = await putIntoForce(ctx, input)
    const { municipality, effectiveFrom } = input
    return {
      event: { subject: schemeSubject(municipality, scheme), data: { scheme, version, effectiveFrom } },
      result: { scheme, version },
    }
  },
})

/** Passes the gate and adds the version; for use inside a command. Refuses as `publishScheme` says. */
export async function putIntoForce(
  ctx: Context,
  { municipality, document, effectiveFrom }: Publication,
): Promise<{ scheme: string; version: number }> {
  if (!mayPublish(ctx.actor, municipality)) refuse('not-allowed')
  const parsed = soundness(document)
  if (!parsed.ok) return refuse('scheme-not-ready', { problems: parsed.problems })
  const { scheme } = parsed
  const problems = checkScheme(scheme)
  if (!isPublishable(problems)) refuse('scheme-not-ready', { problems })

  const [newest] = await versionsOf(ctx, municipality, scheme.id)
  const digest = digestOf(scheme)
  if (newest?.digest === digest) refuse('scheme-unchanged', { version: newest.version })
  const version = (newest?.version ?? 0) + 1
  try {
    await ctx.db
      .insertInto('scheme_versions')
      .values({
        municipality_id: municipality,
        scheme_id: scheme.id,
        version,
        definition: json(scheme),
        effective_from: effectiveFrom,
        published_at: ctx.now,
        published_by: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
        digest,
      })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'scheme_versions_pkey') refuse('changed-meanwhile')
    throw error
  }
  return { scheme: scheme.id, version }
}
