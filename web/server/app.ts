import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { type Language, languages } from '#language/text.ts'
import type { SignedIn } from '#modules/accounts/session/read.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { OidcSettings } from '#platform/env.ts'
import { DEFAULT_LIMIT } from '#platform/files/store.ts'
import type { Traced } from '#platform/http/trace.ts'
import { log } from '#platform/log.ts'
import type { Seals } from '#platform/seal.ts'
import { type PageRequest, pageRequest } from '../ui/request.ts'
import { frame } from '../ui/words/frame.ts'
import { assets } from './assets.ts'
import { bearerFrom } from './bearer.ts'
import { fromOf } from './from.ts'
import { serverRequest } from './page.ts'
import { plainPage } from './plain-page.ts'
import { policy } from './policy.ts'
import { readCookie, signedIn } from './session.ts'
import { type Demonstration, viewerOf } from './viewer.ts'
import { words } from './words.ts'

export interface WebOptions {
  database: Database
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** `build/client`; absent in development, where Vite serves it. */
  clientFolder?: string
  /** Absolute, no trailing slash. */
  publicUrl: string
  dataDir: string
  /** For what travels through people's browsers and is read only here. */
  seals: Seals
  /** Personas and mailbox; null outside demo mode. */
  demonstration: Demonstration | null
  production: boolean
  /** Identity providers, where there are any. */
  identity?: { resident?: OidcSettings | undefined; staff?: OidcSettings | undefined }
  /** Proxies in front of us; see platform/env.ts. */
  trustedProxies?: number
}

type Visit = Context<{ Variables: Traced }>

/** One file of the largest size, and the rest of its form. */
const largestBody = DEFAULT_LIMIT + 512 * 1024

/** Extracts of the registers of a large city. */
const largestRegister = 121 * 1024 * 1024
const registerUpload = /^\/office\/registers\/new(\.data)?$/

/** Pages for people: headers, static files, who is asking, then React Router. Goes inside `traced()`. */
export function webApp(options: WebOptions): Hono<{ Variables: Traced }> {
  const app = new Hono<{ Variables: Traced }>()
  const mode = options.production ? 'production' : 'development'
  const handler = createRequestHandler(options.build, mode)
  const secure = options.publicUrl.startsWith('https:')

  app.use(
    secureHeaders({
      strictTransportSecurity: secure,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      permissionsPolicy: { camera: ['self'], microphone: [], geolocation: ['self'] },
    }),
  )
  if (options.clientFolder) app.use(assets(options.clientFolder))
  app.use(async (c, next) => (sameOrigin(c.req.raw, options.publicUrl) ? next() : otherSite(c)))
  const limited = bodyLimit({ maxSize: largestBody, onError: tooLarge })
  const registers = bodyLimit({ maxSize: largestRegister, onError: tooLarge })
  app.use((c, next) => (registerUpload.test(c.req.path) ? registers : limited)(c, next))

  app.all('*', async c => {
    const found = await signedIn(options.database, c.req.raw)
    if (found?.secondFactorNeeded && !isWayIn(c.req.path)) return c.redirect(secondFactor(c), 303)
    const nonce = crypto.randomUUID().replaceAll('-', '')
    const response = await handler(c.req.raw, await contextFor(c, options, found, nonce))
    const headers = new Headers(response.headers)
    // A stored file brings a stricter one of its own.
    if (options.clientFolder && !headers.has('content-security-policy')) {
      headers.set('content-security-policy', policy(nonce))
    }
    return new Response(response.body, { status: response.status, headers })
  })

  app.onError((error, c) => {
    const requestId = c.get('requestId')
    log.error({ requestId, err: error }, 'request failed')
    const { broken: title, brokenHelp: text } = frame
    return plainPage({ status: 500, language: languageOf(c.req.raw), title, text, requestId })
  })
  return app
}

function otherSite(c: Visit): Response {
  const { otherSite: title, otherSiteHelp: text } = words
  return plainPage({ status: 403, language: languageOf(c.req.raw), title, text })
}

function tooLarge(c: Context): Response {
  const { tooLarge: title, tooLargeHelp: text } = words
  // What has not arrived yet is not waited for.
  const headers = { connection: 'close' }
  return plainPage({ status: 413, language: languageOf(c.req.raw), title, text, headers })
}

/** What somebody may open who has shown only the first factor. */
const wayIn = ['/sign-in', '/sign-out', '/language', '/demo/enter']
const isWayIn = (path: string) =>
  wayIn.some(open => path === open || path === `${open}.data` || path.startsWith(`${open}/`))

function secondFactor(c: Visit): string {
  const url = new URL(c.req.url)
  if (c.req.method !== 'GET' || url.pathname === '/') return '/sign-in/second-factor'
  return `/sign-in/second-factor?next=${encodeURIComponent(url.pathname + url.search)}`
}

/** The language chosen in this browser; without a choice, that of the account. */
function languageOf(request: Request, account?: { language: string }): Language {
  const chosen = readCookie(request, 'language') ?? account?.language
  return languages.find(language => language === chosen) ?? 'ja'
}

/** Writes come from our own pages only. Browsers send Origin with every cross-site POST. */
function sameOrigin(request: Request, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin === null || origin === publicUrl || origin === new URL(request.url).origin
}

async function contextFor(c: Visit, options: WebOptions, session: SignedIn | null, nonce: string) {
  const request = c.req.raw
  const requestId = c.get('requestId')
  const bearer = await bearerFrom(options.database, request)
  const found = bearer ? null : session
  const actor: Actor = bearer ?? (found && !found.secondFactorNeeded ? found.actor : { kind: 'visitor' })
  const context = new RouterContextProvider()
  const language = languageOf(request, found?.account)
  const url = new URL(request.url)
  const seen = await viewerOf(options.database, { actor, found, url, demonstration: options.demonstration })
  context.set(pageRequest, { language, nonce, requestId, ...seen } satisfies PageRequest)
  context.set(serverRequest, {
    database: options.database,
    actor,
    account: found?.account ?? null,
    secondFactorNeeded: found?.secondFactorNeeded ?? false,
    requestId,
    publicUrl: options.publicUrl,
    dataDir: options.dataDir,
    seals: options.seals,
    demo: options.demonstration !== null,
    from: fromOf(c, options.trustedProxies ?? 0, requestId),
    identity: options.identity ?? {},
  })
  return context
}
