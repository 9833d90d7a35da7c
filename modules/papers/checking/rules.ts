import { parse } from '#language/feel/parse.ts'
import { partsOf } from '#language/rules/fill.ts'
import { openPdfForm } from '#platform/pdf/fill-pdf.ts'
import { openXlsxForm } from '#platform/sheet/xlsx-fill.ts'
import type { Item } from '../schema.ts'

export type FormFile =
  | { format: 'pdf'; pages: { width: number; height: number }[]; fields: string[] }
  | { format: 'xlsx'; sheets: string[] }

/** What a file is as a form; or the refusal's code. */
export async function formFileOf(bytes: Uint8Array): Promise<
  | { ok: true; file: FormFile }
  | {
      ok: false
      code: 'form-old-excel' | 'form-password' | 'form-macro' | 'form-not-usable' | 'form-too-large'
    }
> {
  if (bytes.length > 5 * 1024 * 1024) return { ok: false, code: 'form-too-large' }
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) {
    const opened = await openPdfForm(bytes)
    if (opened.ok) return { ok: true, file: { format: 'pdf', ...opened.form } }
    return { ok: false, code: opened.problem === 'locked-pdf' ? 'form-password' : 'form-not-usable' }
  }
  const opened = await openXlsxForm(bytes)
  if (opened.ok) return { ok: true, file: { format: 'xlsx', sheets: opened.sheets } }
  const codes = {
    'old-excel': 'form-old-excel',
    password: 'form-password',
    macro: 'form-macro',
    'too-large': 'form-too-large',
  } as const
  return { ok: false, code: codes[opened.problem as keyof typeof codes] ?? 'form-not-usable' }
}

/** Items whose place the file does not have. */
export function misplaced(file: FormFile, items: readonly Item[]): Item[] {
  return items.filter(({ at }) => {
    if (file.format === 'xlsx') {
      return at.kind !== 'cell' || (at.sheet !== undefined && !file.sheets.includes(at.sheet))
    }
    if (at.kind === 'field') return !file.fields.includes(at.field)
    const page = at.kind === 'place' ? file.pages[at.page - 1] : undefined
    return at.kind !== 'place' || !page || at.x > page.width || at.y > page.height
  })
}

/** Items whose FEEL cannot be read. */
export function unreadable(items: readonly Item[]): Item[] {
  return items.filter(({ text, when }) =>
    [...partsOf(text), ...(when === undefined ? [] : [when])].some(part => !parse(part).ok),
  )
}
