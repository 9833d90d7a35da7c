import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'

/** Enough to read a photographed document; a phone's full size is four times that and helps nobody. */
const LONGEST = 2560
const THUMBNAIL = 320

// Photos of a whole evening would otherwise stay in memory after they are done.
sharp.cache(false)

/**
 * Rewrites a JPEG, PNG or WebP file as an upright JPEG of at most 2,560 pixels. Orientation is applied, then
 * EXIF (position, camera, time), XMP and everything else is left out. False when it cannot be read as a
 * whole picture.
 */
export async function normalisePhoto(path: string): Promise<boolean> {
  const done = `${path}.jpg`
  try {
    await sharp(path, { failOn: 'error', sequentialRead: true })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 86 })
      .toFile(done)
  } catch {
    await rm(done, { force: true })
    return false
  }
  await rename(done, path)
  return true
}

/** Makes and keeps a small JPEG; null when the file is absent or no picture that can be drawn. */
export async function thumbnailOf(path: string, kept: string): Promise<Uint8Array | null> {
  let bytes: Buffer
  try {
    bytes = await sharp(path)
      .resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 78 })
      .toBuffer()
  } catch {
    return null
  }
  await mkdir(dirname(kept), { recursive: true })
  const draft = `${kept}.${randomUUID()}`
  await writeFile(draft, bytes)
  await rename(draft, kept)
  return bytes
}
