import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = join(import.meta.dirname, '..', '..', 'schemes', 'shared', 'forms')

const Option = z.object({ label: z.string(), when: z.string() }).strict()

const Cell = z
  .object({
    label: z.string(),
    text: z.string().optional(),
    when: z.string().optional(),
    needed: z.boolean().default(true),
    /** Ticked where its condition holds. */
    options: z.array(Option).optional(),
    /** So many squares, one character each. */
    boxes: z.number().int().optional(),
    /** Parts of the row's width. */
    share: z.number().default(1),
  })
  .strict()
export type FormCell = z.infer<typeof Cell>

const Section = z
  .object({
    title: z.string(),
    /** So many times, `{n}` being 1, 2, 3 …: for children. */
    times: z.number().int().default(1),
    /** Written only while it holds; `{n}` as above. */
    when: z.string().optional(),
    rows: z.array(z.array(Cell)),
  })
  .strict()

const Layout = z
  .object({
    id: z.string(),
    name: z.string(),
    schemes: z.array(z.string()),
    format: z.enum(['pdf', 'xlsx']),
    lead: z.string(),
    sections: z.array(Section),
    notes: z.array(z.string()).default([]),
  })
  .strict()
export type FormLayout = z.infer<typeof Layout>

/** The forms that come with the house: our own drawings, to be replaced by a town's official ones. */
export function shippedLayouts(): FormLayout[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => Layout.parse(parse(readFileSync(join(folder, file), 'utf8'))))
}

/** Its rows written out, each cell with the id under which its value stands. */
export function rowsOf(layout: FormLayout): { title?: string; cells: (FormCell & { id: string })[] }[] {
  return layout.sections.flatMap((section, at) =>
    Array.from({ length: section.times }, (_, time) => {
      const put = (text: string) => text.replaceAll('{n}', String(time + 1))
      const head = {
        title: section.times > 1 ? `${section.title}（${time + 1}人目）` : section.title,
        cells: [],
      }
      const rows = section.rows.map((row, line) => ({
        cells: row.map((cell, place) => ({
          ...cell,
          id: `${at + 1}-${time + 1}-${line + 1}-${place + 1}`,
          label: cell.label,
          ...(cell.text === undefined ? {} : { text: put(cell.text) }),
          ...both(section.when && put(section.when), cell.when && put(cell.when)),
          ...(cell.options
            ? { options: cell.options.map(option => ({ ...option, when: put(option.when) })) }
            : {}),
        })),
      }))
      return [head, ...rows]
    }).flat(),
  )
}

function both(one: string | undefined, other: string | undefined): { when?: string } {
  if (one && other) return { when: `(${one}) and (${other})` }
  const only = one ?? other
  return only ? { when: only } : {}
}
