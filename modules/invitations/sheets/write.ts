import { sql } from 'kysely'
import { officeOf } from '#modules/cases/access.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { addJob } from '#platform/queue.ts'
import { inviter } from '../access.ts'
import { endOf, isAhead } from '../rules.ts'
import { filesFor } from './rules.ts'
import { OneSheet, OrderReminder, OrderSheets } from './schema.ts'

/** The campaign, locked, while it can be worked on. Refuses `not-found`, `campaign-closed`. */
async function openCampaign(ctx: Context, municipality: number, id: string) {
  const row = await ctx.db
    .selectFrom('invitation_campaigns')
    .select(['id', 'answer_by', 'closed_at'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  return row.closed_at ? refuse('campaign-closed') : row
}

/**
 * Has the letters made that were not yet, in files for the printer; background work makes them. Refuses `not-allowed`,
 * `not-found`, `campaign-closed`, and `nobody-to-invite` where every letter is ordered already.
 */
export const orderSheets = command({
  type: 'sheets.ordered',
  schema: OrderSheets,
  where: officeOf,
  run: async (ctx, { campaign, perFile }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    await openCampaign(ctx, municipality, campaign)
    const rows = await ctx.db
      .selectFrom('invitations')
      .select('id')
      .where('municipality_id', '=', municipality)
      .where('campaign_id', '=', campaign)
      .where('way', '=', 'letter')
      .where('sheet_id', 'is', null)
      .where('invited_at', 'is', null)
      .orderBy('id')
      .execute()
    const ids = rows.map(row => row.id)
    const sheets = await layOut(ctx, { municipality, campaign, perFile, ids, reminder: false })
    return {
      event: {
        subject: { kind: 'campaign', id: campaign },
        data: { letters: ids.length, files: sheets.length },
      },
      result: { letters: ids.length, sheets },
    }
  },
})

/**
 * A second letter to those who did not open the first, or did not apply. It carries a new link: what was printed
 * is kept nowhere, and the earlier letter, which may have gone astray, opens nothing any more. Refuses as
 * `orderSheets`, and `answer-by-passed`.
 */
export const orderReminder = command({
  type: 'reminder.ordered',
  schema: OrderReminder,
  where: officeOf,
  run: async (ctx, { campaign, perFile, to, answerBy }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    const { answer_by } = await openCampaign(ctx, municipality, campaign)
    const until = answerBy ?? answer_by
    if (!isAhead(until, ctx.now)) refuse('answer-by-passed')
    const rows = await ctx.db
      .selectFrom('invitations')
      .select('id')
      .where('municipality_id', '=', municipality)
      .where('campaign_id', '=', campaign)
      .where('way', '=', 'letter')
      .where('invited_at', 'is not', null)
      .where('submitted_at', 'is', null)
      .$if(to === 'unopened', query => query.where('opened_at', 'is', null))
      .orderBy('id')
      .execute()
    const ids = rows.map(row => row.id)
    const sheets = await layOut(ctx, { municipality, campaign, perFile, ids, reminder: true })
    if (answerBy) await extend(ctx, municipality, campaign, until)
    return {
      event: {
        subject: { kind: 'campaign', id: campaign },
        data: { letters: ids.length, files: sheets.length, to, answerBy: until },
      },
      result: { letters: ids.length, sheets },
    }
  },
})

/** Links that are out already are good until the new day as well. */
async function extend(ctx: Context, municipality: number, campaign: string, until: string): Promise<void> {
  await ctx.db
    .updateTable('invitation_campaigns')
    .set({ answer_by: until })
    .where('municipality_id', '=', municipality)
    .where('id', '=', campaign)
    .execute()
  await ctx.db
    .updateTable('invitations')
    .set({ expires_at: endOf(until) })
    .where('municipality_id', '=', municipality)
    .where('campaign_id', '=', campaign)
    .execute()
}

async function layOut(
  ctx: Context,
  of: { municipality: number; campaign: string; perFile: number; ids: readonly string[]; reminder: boolean },
): Promise<string[]> {
  const { municipality, campaign, ids, reminder } = of
  if (ids.length === 0) refuse('nobody-to-invite')
  const last = await ctx.db
    .selectFrom('invitation_sheets')
    .select(eb => eb.fn.max('position').as('position'))
    .where('municipality_id', '=', municipality)
    .where('campaign_id', '=', campaign)
    .executeTakeFirst()
  const sheets: string[] = []
  let from = 0
  for (const [index, letters] of filesFor(ids.length, of.perFile).entries()) {
    const { id } = await ctx.db
      .insertInto('invitation_sheets')
      .values({
        municipality_id: municipality,
        campaign_id: campaign,
        position: (last?.position ?? 0) + index + 1,
        reminder,
        state: 'waiting',
        letters,
        ordered_by: 'accountId' in ctx.actor ? ctx.actor.accountId : crypto.randomUUID(),
        ordered_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`update invitations set sheet_id = ${id}::uuid where municipality_id = ${municipality}
      and id = any (${ids.slice(from, from + letters)}::uuid[])`.execute(ctx.db)
    await addJob(ctx, 'print-invitations', { municipality, sheet: id })
    from += letters
    sheets.push(id)
  }
  return sheets
}

/** Destroys the file of a sheet that was printed: it holds the links. Refuses `not-found`, `not-possible-now`. */
export const destroySheet = command({
  type: 'sheet.destroyed',
  schema: OneSheet,
  where: officeOf,
  run: async (ctx, { sheet }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    const row = await ctx.db
      .selectFrom('invitation_sheets')
      .select(['state', 'file'])
      .where('municipality_id', '=', municipality)
      .where('id', '=', sheet)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refuse('not-found')
    if (row.state !== 'ready') return refuse('not-possible-now')
    await forget(ctx, municipality, sheet, row.file)
    return { event: { subject: { kind: 'sheet', id: sheet } }, result: null }
  },
})

/** The row says so first; the file goes once that is certain. */
export async function forget(ctx: Context, municipality: number, sheet: string, file: string | null) {
  await ctx.db
    .updateTable('invitation_sheets')
    .set({ state: 'destroyed', file: null, destroyed_at: ctx.now })
    .where('municipality_id', '=', municipality)
    .where('id', '=', sheet)
    .execute()
  if (file) await addJob(ctx, 'drop-sheet-file', { file })
}
