import { join } from 'node:path'
import { fileStore, type StoreResult } from '#platform/files/store.ts'
import { type PageArgs, serverRequest } from './page.ts'

/** What people send with forms, under `DATA_DIR/files`. */
export function filesFor(args: Pick<PageArgs, 'context'>) {
  return fileStore(join(args.context.get(serverRequest).dataDir, 'files'))
}

export interface Refusal {
  name: string
  code: Exclude<StoreResult, { ok: true }>['code']
  /** Whole megabytes. */
  limit?: number
}

/** Takes in the files chosen in one box of a form; those that cannot be taken are named with the reason. */
export async function takeFiles(
  args: Pick<PageArgs, 'context'>,
  form: FormData,
  box: string,
): Promise<{ files: Extract<StoreResult, { ok: true }>['file'][]; refused: Refusal[] }> {
  const store = filesFor(args)
  const files = []
  const refused: Refusal[] = []
  for (const value of form.getAll(box)) {
    // A box in which nothing was chosen sends a file without a name.
    if (typeof value === 'string' || (value.name === '' && value.size === 0)) continue
    const result = await store.store(value)
    if (result.ok) files.push(result.file)
    else {
      const limit = 'limit' in result && result.limit ? Math.floor(result.limit / 1024 / 1024) : undefined
      refused.push({ name: value.name, code: result.code, ...(limit ? { limit } : {}) })
    }
  }
  return { files, refused }
}

/** The response that hands a stored file to somebody who may see it; undefined when its bytes are not there. */
export async function fileResponse(
  args: Pick<PageArgs, 'context'>,
  file: { hash: string; name: string; mime: string },
): Promise<Response | undefined> {
  const found = await filesFor(args).open(file.hash)
  if (!found) return undefined
  const name = encodeURIComponent(file.name)
  return new Response(found.stream, {
    headers: {
      'content-type': file.mime,
      'content-length': String(found.bytes),
      'content-disposition': `inline; filename*=UTF-8''${name}`,
      // Somebody else's papers must not stay in a shared browser, nor run as a page of ours.
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    },
  })
}
