import type { Context } from '#platform/context.ts'
import { refuse } from '../../refusals.ts'
import { startSession } from '../session/write.ts'

/** Demo only: becomes a persona without a secret. The caller must have checked that this is a demo. */
export async function enterAsPersona(
  ctx: Context,
  persona: string,
): Promise<{ token: string; home: string }> {
  const account = await ctx.db
    .selectFrom('accounts')
    .leftJoin('municipalities', 'municipalities.id', 'accounts.municipality_id')
    .selectAll('accounts')
    .select('municipalities.slug')
    .where('persona', '=', persona)
    .executeTakeFirst()
  if (!account) return refuse('not-found')
  const { slug, ...row } = account
  const token = await startSession(ctx, row, { factors: 2, by: 'persona' })
  const home = { resident: `/${slug}`, staff: '/office', facility: '/facility' }[account.kind] ?? '/'
  return { token, home }
}
