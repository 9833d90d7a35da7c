import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

export type Encoding = 'br' | 'gzip'

const worthwhile =
  /^(text\/(?!event-stream)|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/
const least = 1024

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** Whether compressing a body of this type makes it smaller. */
export const isCompressible = (type: string | null): boolean => type !== null && worthwhile.test(type)

/** The best encoding the browser accepts (RFC 9110 §12.5.3); undefined: as it is. */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  const quality = new Map<string, number>()
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map(piece => piece.trim())
    const q = parameters.find(parameter => parameter.startsWith('q='))
    quality.set(name, q ? Number(q.slice(2)) || 0 : 1)
  }
  const of = (name: Encoding) => quality.get(name) ?? quality.get('*') ?? 0
  const [br, gz] = [of('br'), of('gzip')]
  if (br > 0 && br >= gz) return 'br'
  return gz > 0 ? 'gzip' : undefined
}

/** `effort` 1 to 11: 4 costs about a millisecond for a page, 9 is for what is kept. */
export async function compressed(
  bytes: Uint8Array,
  encoding: Encoding,
  effort: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const result =
    encoding === 'gzip'
      ? await gzipped(bytes, { level: Math.min(effort, 9) })
      : await brotlied(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: effort,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        })
  return new Uint8Array(result)
}

/**
 * Compresses pages and other text on their way out. Guessing a secret from the length of compressed pages needs a
 * signed-in page that another site can ask for again and again: session cookies are SameSite, so it gets none.
 */
export function compressing(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { res } = c
    if (!res.body || c.req.method === 'HEAD' || !isCompressible(res.headers.get('content-type'))) return
    if (res.headers.has('content-encoding') || res.headers.has('content-range')) return
    c.header('vary', 'Accept-Encoding', { append: true })
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const declared = res.headers.get('content-length')
    if (!encoding || (declared !== null && Number(declared) < least)) return
    const bytes = new Uint8Array(await res.arrayBuffer())
    const small = bytes.length < least
    const body = small ? bytes : await compressed(bytes, encoding, 4)
    c.res = new Response(body, { status: res.status, headers: res.headers })
    c.res.headers.set('content-length', String(body.length))
    if (!small) c.res.headers.set('content-encoding', encoding)
    const tag = c.res.headers.get('etag')
    if (!small && tag && !tag.startsWith('W/')) c.res.headers.set('etag', `W/${tag}`)
  }
}
