import { createHash } from 'node:crypto'
import { refuse } from '#modules/refusals.ts'
import { counterOf } from '#modules/visits/access.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { type FormFile, formFileOf, misplaced, unreadable } from './checking/rules.ts'
import { fileOf, templateOf } from './read.ts'
import { AddTemplate, ChangeTemplate, type Item } from './schema.ts'

/**
 * Takes in an official form as PDF or Excel workbook. Refuses by name what cannot be filled in (old Excel, password,
 * macro, broken), places the file does not have, and texts that cannot be read.
 */
export const addTemplate = command({
  type: 'form.added',
  schema: AddTemplate,
  where: counterOf,
  run: async (ctx, { name, schemes, file, items }) => {
    const municipality = counterOf(ctx)
    const bytes = new Uint8Array(Buffer.from(file, 'base64'))
    const format = await sound(bytes, items)
    const digest = await store(ctx, municipality, bytes)
    const id = uuid7()
    await insert(ctx, { municipality, id, version: 1, name, schemes, format, digest, items, retired: false })
    return { event: { subject: { kind: 'form', id }, data: { version: 1 } }, result: { id, version: 1 } }
  },
})

/**
 * A new version: other places, another name, or a new edition of the file. Refuses `changed-meanwhile` where somebody
 * else made a version since, and what `addTemplate` refuses.
 */
export const changeTemplate = command({
  type: 'form.changed',
  schema: ChangeTemplate,
  where: counterOf,
  run: async (ctx, { id, version, name, schemes, items, file, retired }) => {
    const before = await templateOf(ctx, id)
    if (before.version !== version) refuse('changed-meanwhile')
    const { municipality } = before
    const fresh = file === undefined ? undefined : new Uint8Array(Buffer.from(file, 'base64'))
    const format = await sound(fresh ?? (await fileOf(ctx, before)), items)
    const digest = fresh ? await store(ctx, municipality, fresh) : before.digest
    const next = version + 1
    await insert(ctx, { municipality, id, version: next, name, schemes, format, digest, items, retired })
    return {
      event: { subject: { kind: 'form', id }, data: { version: next, retired } },
      result: { version: next },
    }
  },
})

async function sound(bytes: Uint8Array, items: readonly Item[]): Promise<FormFile['format']> {
  const opened = await formFileOf(bytes)
  if (!opened.ok) refuse(opened.code)
  const named = (wrong: readonly Item[]) => ({ labels: wrong.map(item => item.label).join('」「') })
  const lost = misplaced(opened.file, items)
  if (lost.length > 0) refuse('form-place-unknown', named(lost))
  const wrong = unreadable(items)
  if (wrong.length > 0) refuse('form-text-wrong', named(wrong))
  return opened.file.format
}

async function store(ctx: Context, municipality: number, bytes: Uint8Array): Promise<string> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  await ctx.db
    .insertInto('form_files')
    .values({ municipality_id: municipality, digest, bytes: Buffer.from(bytes) })
    .onConflict(conflict => conflict.columns(['municipality_id', 'digest']).doNothing())
    .execute()
  return digest
}

async function insert(
  ctx: Context,
  template: {
    municipality: number
    id: string
    version: number
    name: string
    schemes: string[]
    format: string
    digest: string
    items: readonly Item[]
    retired: boolean
  },
): Promise<void> {
  const { municipality, items, ...rest } = template
  try {
    await ctx.db
      .insertInto('form_templates')
      .values({
        municipality_id: municipality,
        ...rest,
        items: json(items),
        created_by: ctx.actor.kind === 'staff' ? ctx.actor.accountId : refuse('not-allowed'),
        created_at: ctx.now,
      })
      .execute()
  } catch (error) {
    // Two people saved at once: the second one sees what the first one did.
    if (violatedConstraint(error) === 'form_templates_pkey') refuse('changed-meanwhile')
    throw error
  }
}
