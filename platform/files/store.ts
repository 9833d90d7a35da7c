import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { hashOfFile } from './hash.ts'
import { inspect, type Mime } from './inspect.ts'
import { storedName } from './name.ts'
import { thumbnailOf } from './photo.ts'
import { receive } from './receive.ts'

/** `hash` is the SHA-256 of the stored bytes in hexadecimal; `name` is for showing and downloading. */
export type StoredFile = { hash: string; name: string; mime: Mime; bytes: number }

export type StoreResult =
  | { ok: true; file: StoredFile }
  | {
      ok: false
      /** `protected`: a PDF that opens only with a password. */
      code: 'too-large' | 'wrong-type' | 'empty' | 'damaged' | 'protected'
      /** The limit for too-large, in bytes. */
      limit?: number
      /** The type found, when it is a known one. */
      found?: string
    }

export type StoreOptions = {
  /** Required for a bare stream; a `File` has its own. */
  name?: string
  /** Bytes; default 30 MiB. */
  limit?: number
  /** Types taken; default all of JPEG, PNG, WebP, HEIC and PDF. */
  accept?: readonly Mime[]
}

/** What a phone's camera roll and a scanner give, below the limit of most front servers. */
export const DEFAULT_LIMIT = 30 * 1024 * 1024

export type FileStore = ReturnType<typeof fileStore>

/**
 * Files by content under a directory: the same bytes are kept once, and a hash always means the same bytes.
 * Who may see a file is for the caller to know; the store has no rights and no list.
 */
export function fileStore(directory: string) {
  const place = (hash: string) => join(directory, checked(hash).slice(0, 2), hash)
  const thumbnailPlace = (hash: string) =>
    join(directory, 'thumbnails', checked(hash).slice(0, 2), `${hash}.jpg`)

  return {
    /**
     * Takes an upload in. The type is read from the bytes, not from the name. Photos are turned upright,
     * scaled to at most 2,560 pixels and stored as JPEG without camera data and position; HEIC keeps its
     * picture as it is, with that data blanked. More than `limit` bytes are never held in memory or on disk.
     */
    async store(source: File | ReadableStream<Uint8Array>, options: StoreOptions = {}): Promise<StoreResult> {
      const limit = options.limit ?? DEFAULT_LIMIT
      const received = await receive(source, join(directory, 'incoming'), limit)
      if (!received.ok) return received.code === 'too-large' ? { ...received, limit } : received
      try {
        const inspected = await inspect(received.path, options.accept)
        if (!inspected.ok) return inspected
        const hash = await hashOfFile(received.path)
        const { size } = await stat(received.path)
        await mkdir(dirname(place(hash)), { recursive: true })
        await rename(received.path, place(hash))
        const name = storedName(options.name ?? ('name' in source ? source.name : ''), inspected.mime)
        return { ok: true, file: { hash, name, mime: inspected.mime, bytes: size } }
      } finally {
        await rm(received.path, { force: true })
      }
    },

    /** The bytes as a stream for a response, or null when there is no such file. */
    async open(hash: string): Promise<{ stream: ReadableStream<Uint8Array>; bytes: number } | null> {
      const found = await stat(place(hash)).catch(nullWhenAbsent)
      if (!found) return null
      const stream = Readable.toWeb(createReadStream(place(hash))) as ReadableStream<Uint8Array>
      return { stream, bytes: found.size }
    },

    /** All bytes at once, or null: for small files that are worked on. */
    async read(hash: string): Promise<Uint8Array | null> {
      return readFile(place(hash)).catch(nullWhenAbsent)
    },

    /** A JPEG of at most 320 pixels, made at first use; null for PDF, HEIC and unknown hashes. */
    async thumbnail(hash: string): Promise<Uint8Array | null> {
      const kept = await readFile(thumbnailPlace(hash)).catch(nullWhenAbsent)
      return kept ?? thumbnailOf(place(hash), thumbnailPlace(hash))
    },

    /** Removes the bytes for good. The caller makes sure that nothing else refers to them. */
    async remove(hash: string): Promise<void> {
      await rm(place(hash), { force: true })
      await rm(thumbnailPlace(hash), { force: true })
    },
  }
}

/** A hash becomes part of a path, so anything else is a bug or an attack. */
function checked(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('Not a file hash')
  return hash
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
