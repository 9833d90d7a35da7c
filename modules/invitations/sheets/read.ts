import { join } from 'node:path'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { inviter } from '../access.ts'
import type { SheetState } from './schema.ts'

/** Where files for the printer wait. They hold links and addresses: nothing else looks there. */
export function folderOf(dataDir: string): string {
  return join(dataDir, 'invitations')
}

/** A file's name there is a UUID; anything else would be a way out of the folder. */
export function pathOf(dataDir: string, file: string): string {
  if (!/^[0-9a-f-]{36}$/.test(file)) throw new RangeError('Not the name of a sheet')
  return join(folderOf(dataDir), `${file}.pdf`)
}

export interface SheetRow {
  id: string
  position: number
  reminder: boolean
  state: SheetState
  letters: number
  done: number
  pages: number | null
  bytes: number | null
  /** Letters left out: somebody became protected, or something in them cannot be printed. */
  held: number
  problem: string | null
  orderedAt: Date
  madeAt: Date | null
}

/** The files of a campaign, in the order they were ordered. Refuses `not-allowed`. */
export async function sheetsOf(ctx: Context, campaign: string): Promise<SheetRow[]> {
  const { municipalityId: municipality } = await inviter(ctx)
  const rows = await ctx.db
    .selectFrom('invitation_sheets')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('campaign_id', '=', campaign)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    position: row.position,
    reminder: row.reminder,
    state: row.state as SheetState,
    letters: row.letters,
    done: row.done,
    pages: row.pages,
    bytes: row.bytes,
    held: row.held,
    problem: row.problem,
    orderedAt: row.ordered_at,
    madeAt: row.made_at,
  }))
}

/** The file of a sheet that is ready, for handing out. Refuses `not-allowed`, `not-found`. */
export async function sheetFile(
  ctx: Context,
  id: string,
): Promise<{ file: string; name: string; letters: number }> {
  const { municipalityId: municipality } = await inviter(ctx)
  const row = await ctx.db
    .selectFrom('invitation_sheets')
    .select(['file', 'position', 'pages', 'letters'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  if (!row?.file) return refuse('not-found')
  return { file: row.file, name: `案内_${row.position}_${row.pages}ページ.pdf`, letters: row.letters }
}
