import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { mayWrite } from '../access.ts'
import { type Application, applicationOf } from '../read.ts'

/** The actor's own draft, locked. Refuses `sign-in-first`, `not-found`, `already-submitted`. */
export async function draftOf(ctx: Context, id: string): Promise<Application> {
  if (ctx.actor.kind === 'visitor') refuse('sign-in-first')
  if (!mayWrite(ctx.actor)) refuse('not-found')
  const application = await applicationOf(ctx, id, { lock: true })
  if (application.submittedAt) refuse('already-submitted')
  return application
}

/** Whether this page was saved again after `revision`: another window was at work. */
export async function savedSince(
  ctx: Context,
  { municipality, id }: Application,
  page: string,
  revision: number,
): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('municipality_id', '=', municipality)
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', id)
    .where('type', '=', 'application.saved')
    .execute()
  return rows.some(({ data }) => {
    const saved = data as { page?: string; revision?: number }
    return saved.page === page && (saved.revision ?? 0) > revision
  })
}

/** Whom the account was matched with in the register, by a person or an identity card. */
export async function matchedResident(ctx: Context, account: string | null): Promise<string | null> {
  if (!account) return null
  const row = await ctx.db
    .selectFrom('accounts')
    .select('resident_id')
    .where('id', '=', account)
    .executeTakeFirst()
  return row?.resident_id ?? null
}

/** The account of a person in the register, so that what came on paper shows on their telephone too. */
export async function accountOfResident(
  ctx: Context,
  municipality: number,
  residentId: string,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('accounts')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('resident_id', '=', residentId)
    .where('kind', '=', 'resident')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
