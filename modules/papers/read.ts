import { refuse } from '#modules/refusals.ts'
import { counterOf } from '#modules/visits/access.ts'
import type { Context } from '#platform/context.ts'
import type { Item } from './schema.ts'

export interface Template {
  municipality: number
  id: string
  version: number
  name: string
  schemes: string[]
  format: 'pdf' | 'xlsx'
  digest: string
  items: Item[]
  retired: boolean
  createdAt: Date
}

/** The forms of the actor's town in their newest version, by name; retired ones only where asked for. */
export async function templatesAt(ctx: Context, options: { retired?: boolean } = {}): Promise<Template[]> {
  return templatesOf(ctx, counterOf(ctx), options)
}

/** The forms of a town. For a tablet, whose visit has been proven, and for the staff. */
export async function templatesOf(
  ctx: Context,
  municipality: number,
  { retired = false }: { retired?: boolean } = {},
): Promise<Template[]> {
  const rows = await ctx.db
    .selectFrom('form_templates')
    .distinctOn('id')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  return rows
    .map(asTemplate)
    .filter(each => retired || !each.retired)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** One form of the actor's town, newest or as it was. Refuses `not-found`. */
export async function templateOf(ctx: Context, id: string, version?: number): Promise<Template> {
  const municipality = counterOf(ctx)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) refuse('not-found')
  let query = ctx.db
    .selectFrom('form_templates')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.executeTakeFirst()
  return row ? asTemplate(row) : refuse('not-found')
}

/** The versions of a form, newest first. */
export async function versionsOf(ctx: Context, id: string): Promise<{ version: number; createdAt: Date }[]> {
  const rows = await ctx.db
    .selectFrom('form_templates')
    .select(['version', 'created_at'])
    .where('municipality_id', '=', counterOf(ctx))
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({ version: row.version, createdAt: row.created_at }))
}

/** The blank form. */
export async function fileOf(
  ctx: Context,
  { municipality, digest }: Pick<Template, 'municipality' | 'digest'>,
): Promise<Uint8Array> {
  const row = await ctx.db
    .selectFrom('form_files')
    .select('bytes')
    .where('municipality_id', '=', municipality)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row ? new Uint8Array(row.bytes) : refuse('not-found')
}

function asTemplate(row: {
  municipality_id: number
  id: string
  version: number
  name: string
  schemes: string[]
  format: string
  digest: string
  items: unknown
  retired: boolean
  created_at: Date
}): Template {
  return {
    municipality: row.municipality_id,
    id: row.id,
    version: row.version,
    name: row.name,
    schemes: row.schemes,
    format: row.format as Template['format'],
    digest: row.digest,
    items: row.items as Item[],
    retired: row.retired,
    createdAt: row.created_at,
  }
}
