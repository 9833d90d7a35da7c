import { pathOf, sampleOf } from '#modules/registers/file/read.ts'
import { layouts } from '#modules/registers/layout/rules.ts'
import { looksLikeHead } from '#modules/registers/mapping/rules.ts'
import type { Mapping } from '#modules/registers/mapping/schema.ts'
import { mappingFor, type RegisterImport } from '#modules/registers/read.ts'
import type { Context } from '#platform/context.ts'

export interface Preview {
  head: string[]
  /** The first rows; amounts are covered. */
  rows: string[][]
  mapping: Mapping
  from: 'saved' | 'suggested' | 'given'
  /** What stands in columns with few different values. */
  values: Record<string, string[]>
}

const shownRows = 6
const fewValues = 24

/** The beginning of a file as a person looks at it, and how its columns are to be read. */
export async function previewOf(
  ctx: Context,
  dataDir: string,
  found: RegisterImport,
  given?: Mapping,
): Promise<Preview | null> {
  if (!found.file) return null
  const path = pathOf(dataDir, found.file)
  const known = given ?? found.mapping ?? undefined
  const first = await sampleOf(path, found, true, 1).catch(() => null)
  if (!first) return null
  const withHead = known?.head ?? looksLikeHead(found.register, first.head)
  const { head, rows } = await sampleOf(path, found, withHead)
  const { mapping, from } = known
    ? { mapping: known, from: 'given' as const }
    : await mappingFor(ctx, found.register, head)
  const covered = coveredColumns(found, mapping, head, rows)
  return {
    head,
    rows: rows.slice(0, shownRows).map(row => row.map((cell, at) => (covered.has(at) ? '＊＊＊' : cell))),
    mapping: { ...mapping, head: withHead },
    from,
    values: Object.fromEntries(
      head.flatMap((label, at) => {
        const seen = [...new Set(rows.map(row => (row[at] ?? '').trim()))]
        return covered.has(at) || seen.length > fewValues ? [] : [[label, seen.slice(0, fewValues)]]
      }),
    ),
  }
}

/** Columns of amounts: those said to be, and in a tax list every other that holds longer figures. */
function coveredColumns(
  found: RegisterImport,
  mapping: Mapping,
  head: string[],
  rows: string[][],
): Set<number> {
  const { fields } = layouts[found.register]
  const open = new Set(fields.filter(field => !field.secret).map(field => mapping.columns[field.id]))
  const secret = new Set(fields.filter(field => field.secret).map(field => mapping.columns[field.id]))
  return new Set(
    head.flatMap((label, at) => {
      if (secret.has(label)) return [at]
      if (found.register !== 'taxes' || open.has(label)) return []
      return rows.some(row => /^[-△▲]?[\d,]{4,}$/.test((row[at] ?? '').trim())) ? [at] : []
    }),
  )
}

/** The mapping as its form was filled in. */
export function mappingFrom(form: FormData, found: RegisterImport): Mapping {
  const columns: Record<string, string> = {}
  const constants: Record<string, string> = {}
  const values: Record<string, Record<string, string>> = {}
  for (const { id } of layouts[found.register].fields) {
    const column = String(form.get(`column.${id}`) ?? '')
    if (column) columns[id] = column
    const constant = String(form.get(`constant.${id}`) ?? '').trim()
    if (constant && !column) constants[id] = constant
    for (let at = 0; form.has(`value.${id}.${at}.from`); at++) {
      const meant = String(form.get(`value.${id}.${at}.to`) ?? '').trim()
      if (!meant) continue
      values[id] = { ...values[id], [String(form.get(`value.${id}.${at}.from`) ?? '')]: meant }
    }
  }
  return { head: form.get('head') === 'yes', columns, constants, values }
}
