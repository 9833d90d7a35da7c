import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type Received = { ok: true; path: string } | { ok: false; code: 'too-large' | 'empty' }

/**
 * Writes an upload to a file of its own under `directory`, piece by piece. Stops reading at the first byte
 * beyond `limit` and leaves nothing behind. A stream that breaks off throws, as the sender has gone.
 */
export async function receive(
  source: File | ReadableStream<Uint8Array>,
  directory: string,
  limit: number,
): Promise<Received> {
  if ('size' in source && source.size > limit) return { ok: false, code: 'too-large' }
  await mkdir(directory, { recursive: true })
  const path = join(directory, randomUUID())
  const file = await open(path, 'wx', 0o600)
  const reader = ('stream' in source ? source.stream() : source).getReader()
  let bytes = 0
  let kept = false
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      if (bytes > limit) {
        await reader.cancel()
        return { ok: false, code: 'too-large' }
      }
      // A write may take fewer bytes than given.
      for (let at = 0; at < value.length; ) at += (await file.write(value, at)).bytesWritten
    }
    if (bytes === 0) return { ok: false, code: 'empty' }
    await file.sync()
    kept = true
    return { ok: true, path }
  } finally {
    await file.close()
    if (!kept) await rm(path, { force: true })
  }
}
