import { countAttempt, type From } from '#modules/accounts/attempt/write.ts'
import { hashToken, newToken } from '#modules/accounts/session/rules.ts'
import { refused } from '#modules/refusals.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Outcome } from '#platform/refused.ts'
import { hashCode } from '../link/rules.ts'
import { type LinkState, linkState, maskedName, mostWrong, openMinutes } from '../rules.ts'
import { Factors } from '../schema.ts'

export type Bearer = Extract<Actor, { kind: 'bearer' }>

interface Asked {
  municipality: number
  /** Hash of what the address, or the typed code, holds. */
  hash: string
}

const visitor: Actor = { kind: 'visitor' }
const options = (from: From, hash: string) => ({
  claim: `link:${hash}`,
  ...(from.now && { now: from.now }),
  ...(from.requestId && { requestId: from.requestId }),
})

/** What is told before the second factor: how to prove who one is, and nothing of whom or what it is about. */
export interface Look {
  state: LinkState
  factor: 'birth-date' | 'code'
}

/**
 * Looks at a link, and writes down that it was looked at. Refuses `invitation-unknown`, `invitation-expired`,
 * `invitation-locked`, and `too-many-attempts` to a place that tries many.
 */
export async function lookAtInvitation(
  database: Database,
  { municipality, hash }: Asked,
  from: From,
): Promise<Outcome<Look>> {
  const look = await enter(
    database,
    visitor,
    async (ctx): Promise<Outcome<Look>> => {
      const row = await shown(ctx, municipality, hash)
      if (!row) return refused('invitation-unknown')
      const state = linkState(row, ctx.now)
      if (state === 'locked') return refused('invitation-locked')
      if (state === 'expired') return refused('invitation-expired')
      if (!row.seen_at) {
        await ctx.db
          .updateTable('invitations')
          .set({ seen_at: ctx.now })
          .where('municipality_id', '=', municipality)
          .where('id', '=', row.id)
          .execute()
      }
      return { ok: true, value: { state, factor: row.factor_hash ? 'code' : 'birth-date' } }
    },
    options(from, hash),
  )
  // What names no letter may be somebody trying codes.
  const guess = !look.ok && look.refused.code === 'invitation-unknown'
  return (guess && (await countAttempt(database, from, []))) || look
}

/**
 * Proves to be the recipient: the birth date of the claimant, or the code on the letter. Answers the key for this
 * browser's cookie. Every wrong answer is counted for the life of the link; after five it is locked until somebody of
 * the office opens it again, so that guessing through all birth dates comes to nothing. Refuses as `lookAtInvitation`,
 * and `invitation-mistaken` with how many tries are `left`.
 */
export async function openInvitation(
  database: Database,
  { municipality, hash, ...given }: Asked & { birthDate?: string | undefined; code?: string | undefined },
  from: From,
): Promise<Outcome<{ key: string; id: string }>> {
  const slowed = await countAttempt(database, from, [])
  if (slowed) return slowed
  const factors = Factors.safeParse(given)
  return enter(
    database,
    visitor,
    async (ctx): Promise<Outcome<{ key: string; id: string }>> => {
      const row = await shown(ctx, municipality, hash, true)
      if (!row) return refused('invitation-unknown')
      const state = linkState(row, ctx.now)
      if (state === 'locked') return refused('invitation-locked')
      if (state === 'expired') return refused('invitation-expired')
      // Whom it is about, and the answer, are the municipality's to know.
      await ctx.reach({ municipality })
      const person = await recipient(ctx, municipality, row.resident_id)
      const right =
        factors.success &&
        person !== undefined &&
        (row.factor_hash
          ? hashCode(factors.data.code ?? '', row.id) === row.factor_hash
          : factors.data.birthDate === person.birth_date)
      return right ? letIn(ctx, municipality, row, person.name) : mistaken(ctx, municipality, row)
    },
    options(from, hash),
  )
}

type Row = NonNullable<Awaited<ReturnType<typeof shown>>>

async function shown(ctx: Context, municipality: number, hash: string, lock = false) {
  let query = ctx.db
    .selectFrom('invitations')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where(eb => eb.or([eb('token_hash', '=', hash), eb('typed_hash', '=', hash)]))
  if (lock) query = query.forUpdate()
  return query.executeTakeFirst()
}

/** As the register has them now: who moved away or died since is not let in by an old letter. */
async function recipient(ctx: Context, municipality: number, id: string | null) {
  if (!id) return undefined
  return ctx.db
    .selectFrom('residents')
    .select(['name', 'birth_date'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function mistaken(ctx: Context, municipality: number, row: Row): Promise<Outcome<never>> {
  const wrong = row.wrong + 1
  const locks = wrong >= mostWrong
  await ctx.db
    .updateTable('invitations')
    .set({ wrong, locked_at: locks ? ctx.now : null })
    .where('municipality_id', '=', municipality)
    .where('id', '=', row.id)
    .execute()
  await record(ctx, {
    type: locks ? 'invitation.locked' : 'invitation.mistaken',
    municipality,
    subject: { kind: 'invitation', id: row.id },
    data: { campaign: row.campaign_id, wrong },
  })
  return locks ? refused('invitation-locked') : refused('invitation-mistaken', { left: mostWrong - wrong })
}

async function letIn(
  ctx: Context,
  municipality: number,
  row: Row,
  name: string,
): Promise<Outcome<{ key: string; id: string }>> {
  const key = newToken()
  await ctx.db
    .updateTable('invitations')
    .set({ wrong: 0, opened_at: row.opened_at ?? ctx.now })
    .where('municipality_id', '=', municipality)
    .where('id', '=', row.id)
    .execute()
  await ctx.db
    .insertInto('invitation_openings')
    .values({
      municipality_id: municipality,
      token_hash: hashToken(key),
      invitation_id: row.id,
      name: maskedName(name),
      opened_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + openMinutes * 60_000),
    })
    .execute()
  if (!row.opened_at) {
    await record(ctx, {
      type: 'invitation.opened',
      municipality,
      subject: { kind: 'invitation', id: row.id },
      data: { campaign: row.campaign_id },
    })
  }
  return { ok: true, value: { key, id: row.id } }
}
