import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { counterOf, tabletAt } from '../access.ts'
import { type Visit, visitOf, visitOfTablet } from '../read.ts'
import { codeMinutes, hashOf, newCode, newTablet, tabletSeconds } from '../rules.ts'
import { HandOver, OfTablet, SaveAnswers, TakeHere, TakeOver } from '../schema.ts'

/**
 * A fresh six-digit code, to be typed into a tablet within ten minutes, once. An earlier code and a tablet that had the
 * visit are let go. Refuses `not-found` at another counter, `visit-finished`.
 */
export async function handOver(ctx: Context, { id }: { id: string }): Promise<{ code: string }> {
  const code = newCode()
  await hand(ctx, { id, codeHash: hashOf(counterOf(ctx), code) })
  return { code }
}

const hand = command({
  type: 'visit.handed-over',
  schema: HandOver,
  where: counterOf,
  run: async (ctx, { id, codeHash }) => {
    const visit = await visitOf(ctx, id, { lock: true })
    if (visit.outcome) refuse('visit-finished')
    // Two visits never wait for the same digits.
    await ctx.db
      .updateTable('visits')
      .set({ code_hash: null, code_until: null })
      .where('municipality_id', '=', visit.municipality)
      .where('code_hash', '=', codeHash)
      .execute()
    const until = new Date(ctx.now.getTime() + codeMinutes * 60_000)
    await change(ctx, visit, { ...released, code_hash: codeHash, code_until: until })
    return { event: { subject: { kind: 'visit', id }, data: {} }, result: { id } }
  },
})

/** A tablet on which somebody typed the code has the visit. Enter with `codeClaim`. Refuses `code-unknown`. */
export async function takeOver(
  ctx: Context,
  { municipality, code }: { municipality: number; code: string },
): Promise<{ id: string; token: string }> {
  const token = newTablet()
  const hashes = { codeHash: hashOf(municipality, code), tabletHash: hashOf(municipality, token) }
  return { ...(await take(ctx, { municipality, ...hashes })), token }
}

const take = command({
  type: 'visit.taken-over',
  schema: TakeOver,
  where: (ctx, { municipality }) => tabletAt(ctx, municipality),
  run: async (ctx, { municipality, codeHash, tabletHash }) => {
    const shown = await ctx.db
      .selectFrom('visits')
      .select('id')
      .where('municipality_id', '=', municipality)
      .where('code_hash', '=', codeHash)
      .where('code_until', '>', ctx.now)
      .executeTakeFirst()
    if (!shown) refuse('code-unknown')
    await ctx.reach({ municipality })
    const taken = await ctx.db
      .updateTable('visits')
      .set({
        code_hash: null,
        code_until: null,
        tablet_hash: tabletHash,
        tablet_until: leaseFrom(ctx, tabletSeconds),
      })
      .where('municipality_id', '=', municipality)
      .where('id', '=', shown.id)
      // Two tablets that type the same digits at once: the second finds them used.
      .where('code_hash', '=', codeHash)
      .returning('id')
      .executeTakeFirst()
    if (!taken) refuse('code-unknown')
    return { event: { subject: { kind: 'visit', id: taken.id }, data: {} }, result: { id: taken.id } }
  },
})

/**
 * The device on which the staff are signed in becomes the tablet itself. The page ends their session there in the same
 * breath, so that nothing of theirs is in the hands it is given to.
 */
export async function takeHere(ctx: Context, { id }: { id: string }): Promise<{ token: string }> {
  const token = newTablet()
  await here(ctx, { id, tabletHash: hashOf(counterOf(ctx), token) })
  return { token }
}

const here = command({
  type: 'visit.taken-over',
  schema: TakeHere,
  where: counterOf,
  run: async (ctx, { id, tabletHash }) => {
    const visit = await visitOf(ctx, id, { lock: true })
    if (visit.outcome) refuse('visit-finished')
    await change(ctx, visit, {
      ...released,
      tablet_hash: tabletHash,
      tablet_until: leaseFrom(ctx, tabletSeconds),
    })
    return { event: { subject: { kind: 'visit', id }, data: {} }, result: { id } }
  },
})

/** Somebody is there: the tablet keeps the visit a little longer. Enter with `tabletClaim`. No event: nothing was done. */
export async function touchTablet(
  ctx: Context,
  municipality: number,
  token: string,
  seconds = tabletSeconds,
): Promise<Visit> {
  const visit = await visitOfTablet(ctx, municipality, hashOf(municipality, token))
  await ctx.db
    .updateTable('visits')
    .set({ tablet_until: leaseFrom(ctx, seconds) })
    .where('municipality_id', '=', municipality)
    .where('id', '=', visit.id)
    .where('tablet_hash', '=', hashOf(municipality, token))
    .execute()
  return visit
}

type TabletInput = { municipality: number; token: string }

/** A command of the tablet: the visit is found by its secret, before anything else. Enter with `tabletClaim`. */
function ofTablet(ctx: Context, municipality: number, token: string): Promise<Visit> {
  return visitOfTablet(ctx, tabletAt(ctx, municipality), hashOf(municipality, token), { lock: true })
}

/** The explanation was seen to its end. */
export async function tellExplained(ctx: Context, { municipality, token }: TabletInput): Promise<void> {
  const visit = await ofTablet(ctx, municipality, token)
  if (!visit.explainedAt) await explained(visit)(ctx, { municipality })
}

const explained = (visit: Visit) =>
  command({
    type: 'visit.explained',
    schema: OfTablet,
    where: (_ctx, input) => input.municipality,
    run: async ctx => {
      await change(ctx, visit, { explained_at: ctx.now })
      return { event: { subject: { kind: 'visit', id: visit.id }, data: { by: 'tablet' } }, result: null }
    },
  })

/** Keeps what was answered, sealed by the page. Refuses `changed-meanwhile` where another page wrote since. */
export async function saveOnTablet(
  ctx: Context,
  { token, ...input }: TabletInput & { sealed: string; revision: number; schemes?: string[]; name?: string },
): Promise<{ revision: number }> {
  const visit = await ofTablet(ctx, input.municipality, token)
  return saved(visit)(ctx, input)
}

const saved = (visit: Visit) =>
  command({
    type: 'visit.answered',
    schema: SaveAnswers,
    where: (_ctx, input) => input.municipality,
    run: async (ctx, { sealed, revision, schemes, name }) => {
      if (visit.revision !== revision) refuse('changed-meanwhile')
      await change(ctx, visit, {
        sealed,
        revision: revision + 1,
        ...(schemes ? { schemes } : {}),
        ...(name === undefined ? {} : { name }),
      })
      const subject = { kind: 'visit', id: visit.id }
      return { event: { subject, data: { revision: revision + 1 } }, result: { revision: revision + 1 } }
    },
  })

/** The tablet is given back: it knows the visit no more. `finished`: by its holder, at the end; else it was left. */
export async function releaseTablet(
  ctx: Context,
  { municipality, token, finished }: TabletInput & { finished: boolean },
): Promise<void> {
  const visit = await ofTablet(ctx, municipality, token)
  await letGo(visit, finished)(ctx, { municipality })
}

const letGo = (visit: Visit, finished: boolean) =>
  command({
    type: finished ? 'visit.given-back' : 'visit.left',
    schema: OfTablet,
    where: (_ctx, input) => input.municipality,
    run: async ctx => {
      await change(ctx, visit, { ...released, ...(finished ? { answered_at: ctx.now } : {}) })
      return { event: { subject: { kind: 'visit', id: visit.id } }, result: null }
    },
  })

const released = { code_hash: null, code_until: null, tablet_hash: null, tablet_until: null } as const

function leaseFrom(ctx: Context, seconds: number): Date {
  return new Date(ctx.now.getTime() + seconds * 1000)
}

async function change(ctx: Context, visit: Visit, values: Record<string, unknown>): Promise<void> {
  await ctx.db
    .updateTable('visits')
    .set(values)
    .where('municipality_id', '=', visit.municipality)
    .where('id', '=', visit.id)
    .execute()
}
