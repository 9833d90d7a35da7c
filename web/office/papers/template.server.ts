import { redirect } from 'react-router'
import { formFileOf } from '#modules/papers/checking/rules.ts'
import { fileOf, templateOf, versionsOf } from '#modules/papers/read.ts'
import { Item, type Place } from '#modules/papers/schema.ts'
import { changeTemplate } from '#modules/papers/write.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { sayPlain } from '../../ui/say.tsx'

/** A form with its places, and what its file offers. */
export async function showTemplate(ctx: Context, args: PageArgs) {
  const template = await templateOf(ctx, args.params.id ?? '')
  const { municipality, id, version, name, format, items, retired } = template
  const opened = await formFileOf(await fileOf(ctx, template))
  const file = opened.ok ? opened.file : undefined
  const published = await schemesOf(ctx, municipality)
  return {
    template: { id, version, name, format, items, retired },
    pages: file?.format === 'pdf' ? file.pages.length : 0,
    fields: file?.format === 'pdf' ? file.fields : [],
    sheets: file?.format === 'xlsx' ? file.sheets : [],
    schemes: published.map(({ scheme }) => ({
      id: scheme.id,
      name: sayPlain(scheme.name, 'ja'),
      chosen: template.schemes.includes(scheme.id),
    })),
    facts: [
      ...new Set(
        published
          .filter(({ scheme }) => template.schemes.includes(scheme.id))
          .flatMap(({ scheme }) => scheme.facts.map(fact => fact.name)),
      ),
    ],
    versions: (await versionsOf(ctx, id)).map(each => ({
      version: each.version,
      at: each.createdAt.toISOString(),
    })),
  }
}

/** Saves everything on the page as the next version. Rows whose text is empty are taken out. */
export async function changeTemplatePage(args: PageArgs) {
  const form = await args.request.formData()
  const fields = fieldsOf(form)
  const one = (name: string) => fields[name]?.[0]?.trim() ?? ''
  const id = args.params.id ?? ''
  const upload = form.get('file')
  const bytes =
    upload instanceof File && upload.size > 0 ? Buffer.from(await upload.arrayBuffer()) : undefined
  const read = itemsIn(fields)
  if ('wrong' in read) return { wrong: read.wrong, kept: fields }
  const outcome = await act(args, ctx =>
    changeTemplate(
      ctx,
      {
        id,
        version: Number(one('version')),
        name: one('name'),
        schemes: fields.scheme ?? [],
        items: read.items,
        retired: one('retired') === 'yes',
        ...(bytes ? { file: bytes.toString('base64') } : {}),
      },
      { key: one('_key') },
    ),
  )
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fields })
  return redirect(`/office/papers/${id}?saved`, 303)
}

function itemsIn(fields: Record<string, string[]>): { items: Item[] } | { wrong: string } {
  const items: Item[] = []
  for (const row of fields.row ?? []) {
    const one = (part: string) => fields[`${row}.${part}`]?.[0]?.trim() ?? ''
    if (one('text') === '') continue
    const label = one('label') || one('text')
    const at = placeIn(one)
    const when = one('when')
    const parsed = Item.safeParse({
      id: row,
      label,
      text: one('text'),
      needed: one('needed') === 'yes',
      at,
      ...(when ? { when } : {}),
    })
    if (!parsed.success) return { wrong: label }
    items.push(parsed.data)
  }
  return { items }
}

/** `B4` or `シート!B4` · a field's name · page, x, y, size and, where given, width and pitch. */
function placeIn(one: (part: string) => string): Place | undefined {
  if (one('kind') === 'field') return { kind: 'field', field: one('field') }
  if (one('kind') === 'cell') {
    const [sheet, cell] = one('cell').includes('!') ? one('cell').split('!') : [undefined, one('cell')]
    return { kind: 'cell', cell: (cell ?? '').toUpperCase(), ...(sheet ? { sheet } : {}) }
  }
  const number = (part: string) => (one(part) === '' ? undefined : Number(one(part)))
  const [width, pitch] = [number('width'), number('pitch')]
  return {
    kind: 'place',
    page: number('page') ?? 1,
    x: number('x') ?? Number.NaN,
    y: number('y') ?? Number.NaN,
    size: number('size') ?? 10,
    ...(width ? { width } : {}),
    ...(pitch ? { pitch } : {}),
  }
}
