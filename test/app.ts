import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Language } from '#language/text.ts'
import { personasOf } from '#modules/accounts/persona/read.ts'
import { actorOf } from '#modules/accounts/session/read.ts'
import { startSession } from '#modules/accounts/session/write.ts'
import { type Actor, enter } from '#platform/context.ts'
import { openPool } from '#platform/db.ts'
import { applicationRole } from '#platform/migrate.ts'
import { seals } from '#platform/seal.ts'
import { ensurePages } from '../scripts/pages.mjs'
import { application, builtPages } from '../server.ts'
import type { World } from './actors.ts'

type Person = Extract<Actor, { accountId: string }>

export interface Asked {
  /** A cookie from `signIn`. */
  as?: string
  language?: Language
  headers?: Record<string, string>
  method?: string
}

/** A field's value, or its values when it stands several times in the form. */
export type Fields = Record<string, string | string[] | Blob>

export interface Application {
  /** Any request; cookies and the rest of a browser's headers are up to the caller. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Signs somebody in as if both factors had been shown, or only the first. */
  signIn(person: Pick<Person, 'accountId'>, options?: { factors?: 1 | 2 }): Promise<string>
  /** The cookie of one of the demo city's people (`world({ demo: true })`), e.g. `misaki`. */
  persona(id: string): Promise<{ cookie: string; actor: Person }>
  get(path: string, asked?: Asked): Promise<Response>
  /** Posts a form as our own page would. A `Blob` among the fields makes it multipart. */
  post(path: string, fields: Fields, asked?: Asked): Promise<Response>
  /** Goes where the answer leads, as a browser does after a form, keeping cookies it is given. */
  follow(response: Response, asked?: Asked): Promise<Response>
}

/** Where tests' requests pretend to go. */
export const origin = 'http://localhost'

/** All that answers requests, as `server.ts` puts it together, over the database of `w` and the built pages. */
export async function app(
  w: World,
  options: { demo?: boolean; worker?: boolean } = {},
): Promise<Application> {
  await ensurePages(process.execPath)
  const pool = openPool(w.ownerUrl, { max: 2, role: applicationRole })
  const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-app-'))
  after(async () => {
    await pool.end()
    await rm(dataDir, { recursive: true, force: true })
  })
  const hono = application({
    database: w.database,
    pool,
    worker: () => options.worker ?? true,
    build: await builtPages(),
    publicUrl: origin,
    dataDir,
    seals: seals('what tests seal with, known to everybody'),
    demonstration: options.demo ? { personas: await personasOf(w.database) } : null,
    production: true,
    trustedProxies: 1,
  })
  const request = async (path: string, init?: RequestInit) => hono.request(`${origin}${path}`, init)
  const get = (path: string, asked: Asked = {}) =>
    request(path, { method: asked.method ?? 'GET', headers: headersOf(asked) })
  const signIn: Application['signIn'] = async ({ accountId }, { factors = 2 } = {}) => {
    const account = await w.owner
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const token = await enter(w.database, { kind: 'visitor' }, ctx =>
      startSession(ctx, account, { factors, by: 'test' }),
    )
    return `session=${token}`
  }
  return {
    request,
    get,
    signIn,
    async persona(id) {
      const account = await w.owner
        .selectFrom('accounts')
        .selectAll()
        .where('persona', '=', id)
        .executeTakeFirstOrThrow()
      const actor = actorOf(account) as Person
      return { cookie: await signIn(actor), actor }
    },
    post: (path, fields, asked = {}) =>
      request(path, {
        method: 'POST',
        body: formOf(fields),
        headers: { origin, 'sec-fetch-site': 'same-origin', ...headersOf(asked) },
      }),
    async follow(response, asked = {}) {
      const cookies = new Map((asked.as ?? '').split('; ').map(pair => [pair.split('=')[0] ?? '', pair]))
      let answer = response
      for (let step = 0; step < 10; step++) {
        for (const line of answer.headers.getSetCookie()) {
          const pair = line.split(';')[0] ?? ''
          cookies.set(pair.split('=')[0] ?? '', pair)
        }
        const to = answer.headers.get('location')
        if (!to) return answer
        const url = new URL(to, origin)
        answer = await get(url.pathname + url.search, {
          ...asked,
          as: [...cookies.values()].filter(Boolean).join('; '),
        })
      }
      throw new Error(`${response.headers.get('location')} leads round in a circle`)
    },
  }
}

function headersOf({ as, language, headers }: Asked): Record<string, string> {
  const cookie = [as, language && `language=${language}`].filter(Boolean).join('; ')
  return { ...(cookie ? { cookie } : {}), ...headers }
}

function formOf(fields: Fields): URLSearchParams | FormData {
  const form = Object.values(fields).some(value => value instanceof Blob)
    ? new FormData()
    : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string)
  }
  return form
}

/** What a page says, without its markup and readings; spaces as one. */
export function textOf(html: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", nbsp: ' ' }
  return html
    .replace(/<(script|style|head|rt|rp)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/(p|h[1-6]|li|div|td|th|dt|dd|main|section|label|button)>|<br\/?>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#x27|\w+);/g, (whole, name: string) => signs[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The hidden and typed fields a page's form would send back as they stand, by name (the last of each name). */
export function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    const [name, type] = [attribute('name'), attribute('type')]
    const chosen = (type !== 'radio' && type !== 'checkbox') || /\bchecked\b/.test(tag)
    if (name && chosen && type !== 'submit' && type !== 'file') fields[name] = attribute('value') ?? ''
  }
  return fields
}
