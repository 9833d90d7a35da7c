import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { compressed, type Encoding, encodingFor, isCompressible } from '#platform/http/compress.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

interface Asset {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  tag: string
  /** Made when first asked for, and kept. */
  smaller: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>
}

/**
 * The files of `build/client`. Only those that are there when the process starts exist: an address is looked up, never
 * turned into a path. Names under `assets/` change with their content, so browsers may keep them for good.
 */
export function assets(folder: string): MiddlewareHandler {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = join(entry.parentPath, entry.name)
        return [file.slice(folder.length).replaceAll(sep, '/'), file] as const
      })
      .filter(([path]) => !path.includes('/.')),
  )
  const opened = new Map<string, Promise<Asset>>()
  const open = (file: string): Promise<Asset> => {
    const there = opened.get(file)
    if (there) return there
    const asset = load(file)
    opened.set(file, asset)
    return asset
  }

  return async (c, next) => {
    const { path, method } = c.req
    if (method !== 'GET' && method !== 'HEAD') return next()
    const file = files.get(path)
    if (!file) return path.startsWith('/assets/') ? c.text('Not found', 404) : next()
    const asset = await open(file)
    const encoding = isCompressible(asset.type) ? encodingFor(c.req.header('accept-encoding')) : undefined
    const tag = `"${asset.tag}${encoding ? `-${encoding}` : ''}"`
    const headers = {
      'content-type': asset.type,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: tag,
      vary: 'Accept-Encoding',
    }
    if (c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304, headers)
    const body = encoding ? await smaller(asset, encoding) : asset.bytes
    return new Response(method === 'HEAD' ? null : body, {
      headers: {
        ...headers,
        'content-length': String(body.length),
        ...(encoding ? { 'content-encoding': encoding } : {}),
      },
    })
  }
}

async function load(file: string): Promise<Asset> {
  const bytes = new Uint8Array(await readFile(file))
  const type = types[extname(file)] ?? 'application/octet-stream'
  return {
    bytes,
    type,
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 16),
    smaller: new Map(),
  }
}

function smaller(asset: Asset, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const made = asset.smaller.get(encoding) ?? compressed(asset.bytes, encoding, 9)
  asset.smaller.set(encoding, made)
  return made
}
