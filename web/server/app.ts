import { readFile } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { languages } from '#language/text.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { OidcSettings } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { type PageRequest, pageRequest } from '../ui/request.ts'
import { fromOf } from './from.ts'
import { serverRequest } from './page.ts'
import { readCookie, signedIn } from './session.ts'
import { type Demonstration, viewerOf } from './viewer.ts'

export interface WebOptions {
  database: Database
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** `build/client`; absent in development, where Vite serves it. */
  clientFolder?: string
  /** Absolute, no trailing slash. */
  publicUrl: string
  dataDir: string
  /** Personas and mailbox; null outside demo mode. */
  demonstration: Demonstration | null
  production: boolean
  /** Identity providers, where there are any. */
  identity?: { resident?: OidcSettings | undefined; staff?: OidcSettings | undefined }
  /** Proxies in front of us; see platform/env.ts. */
  trustedProxies?: number
}

type Variables = { requestId: string; nonce: string }

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  json: 'application/json',
  wasm: 'application/wasm',
}

/** Pages for people: headers, static files, who is asking, then React Router. */
export function webApp(options: WebOptions): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  const mode = options.production ? 'production' : 'development'
  const handler = createRequestHandler(options.build, mode)
  const secure = options.publicUrl.startsWith('https:')

  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    await next()
    c.header('x-request-id', c.get('requestId'))
  })
  app.use(
    secureHeaders({
      strictTransportSecurity: secure,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      permissionsPolicy: { camera: ['self'], microphone: [], geolocation: ['self'] },
    }),
  )

  if (options.clientFolder) {
    const folder = options.clientFolder
    app.get('/assets/*', async c => {
      const file = normalize(join(folder, c.req.path))
      if (!file.startsWith(folder + sep)) return c.notFound()
      const bytes = await readFile(file).catch(() => null)
      if (!bytes) return c.notFound()
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': types[file.split('.').pop() ?? ''] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      })
    })
  }

  app.all('*', async c => {
    const request = c.req.raw
    if (!sameOrigin(request, options.publicUrl)) return c.text('この画面から送り直してください。', 403)
    const nonce = crypto.randomUUID().replaceAll('-', '')
    const context = await contextFor(c, options, nonce)
    const response = await handler(request, context)
    const headers = new Headers(response.headers)
    if (options.clientFolder) headers.set('content-security-policy', policy(nonce))
    return new Response(response.body, { status: response.status, headers })
  })

  app.onError((error, c) => {
    const requestId = c.get('requestId')
    log.error({ requestId, err: error }, 'request failed')
    return c.text(
      `うまくいきませんでした。もう一度ためし、続くときは番号 ${requestId} を市役所に伝えてください。`,
      500,
    )
  })
  return app
}

/** Writes come from our own pages only. Browsers send Origin with every cross-site POST. */
function sameOrigin(request: Request, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin === null || origin === publicUrl || origin === new URL(request.url).origin
}

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

async function contextFor(c: Context<{ Variables: Variables }>, options: WebOptions, nonce: string) {
  const request = c.req.raw
  const requestId = c.get('requestId')
  const found = await signedIn(options.database, request)
  const actor: Actor = found && !found.secondFactorNeeded ? found.actor : { kind: 'visitor' }
  const context = new RouterContextProvider()
  const chosen = readCookie(request, 'language') ?? found?.account.language
  const language = languages.find(l => l === chosen) ?? 'ja'
  const url = new URL(request.url)
  const seen = await viewerOf(options.database, { actor, found, url, demonstration: options.demonstration })
  context.set(pageRequest, { language, nonce, requestId, csrf: '', ...seen } satisfies PageRequest)
  context.set(serverRequest, {
    database: options.database,
    actor,
    account: found?.account ?? null,
    secondFactorNeeded: found?.secondFactorNeeded ?? false,
    requestId,
    publicUrl: options.publicUrl,
    dataDir: options.dataDir,
    demo: options.demonstration !== null,
    from: fromOf(c, options.trustedProxies ?? 0, requestId),
    identity: options.identity ?? {},
  })
  return context
}
