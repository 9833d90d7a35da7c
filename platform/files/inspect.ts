import { open, readFile, writeFile } from 'node:fs/promises'
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib'
import { fileTypeFromBuffer } from 'file-type'
import { blankMetadata } from './heic.ts'
import { normalisePhoto } from './photo.ts'

/** Types of stored files. PNG and WebP are turned into JPEG when they come in. */
export type Mime = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf'

const ALL: readonly Mime[] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']

export type Inspected =
  | { ok: true; mime: Mime }
  | { ok: false; code: 'wrong-type'; found?: string }
  | { ok: false; code: 'damaged' | 'protected' }

/**
 * Finds out what a file is by its first bytes, checks that it is whole, and brings it into the form it is
 * kept in (in place). The type given is that of the result.
 */
export async function inspect(path: string, accept: readonly Mime[] = ALL): Promise<Inspected> {
  const found = await typeOf(path)
  const mime = ALL.find(known => known === found)
  if (!mime || !accept.includes(mime)) return { ok: false, code: 'wrong-type', ...(found && { found }) }
  if (mime === 'application/pdf') return inspectPdf(path)
  if (mime === 'image/heic') {
    const blanked = blankMetadata(await readFile(path))
    if (!blanked) return { ok: false, code: 'damaged' }
    await writeFile(path, blanked)
    return { ok: true, mime }
  }
  return (await normalisePhoto(path)) ? { ok: true, mime: 'image/jpeg' } : { ok: false, code: 'damaged' }
}

async function typeOf(path: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4100), 0, 4100, 0)
    const type = await fileTypeFromBuffer(buffer.subarray(0, bytesRead))
    return type?.mime === 'image/heif' ? 'image/heic' : type?.mime
  } finally {
    await file.close()
  }
}

/** Whole when its pages can be listed. An empty password, as copiers set to forbid printing, is no obstacle. */
async function inspectPdf(path: string): Promise<Inspected> {
  const bytes = await readFile(path)
  const whole = async (options: { password?: string }) => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, ...options })
    return document.getPageCount() > 0
  }
  try {
    return (await whole({})) ? { ok: true, mime: 'application/pdf' } : { ok: false, code: 'damaged' }
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) return { ok: false, code: 'damaged' }
  }
  const opens = await whole({ password: '' }).catch(() => false)
  return opens ? { ok: true, mime: 'application/pdf' } : { ok: false, code: 'protected' }
}
