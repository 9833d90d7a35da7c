import { bearerOf } from '#modules/invitations/opening/read.ts'
import type { Bearer } from '#modules/invitations/opening/write.ts'
import { openMinutes } from '#modules/invitations/rules.ts'
import { municipality } from '#modules/places/read.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { readCookie } from './session.ts'

const name = 'invitation'
const path = /^\/([^/]+)\/invited(?:\/|\.data$|$)/

/**
 * `Set-Cookie` with the key of somebody who came by a personal link, or with null ending it. The browser sends it to
 * the pages of that application and to no others; whoever is signed in there besides stays so everywhere else.
 */
export function bearerCookie(city: string, key: string | null, secure: boolean): string {
  const life = `Max-Age=${key ? openMinutes * 60 : 0}`
  return `${name}=${key ?? ''}; Path=/${city}/invited; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`
}

/** Who came by a personal link, on the pages of their application. */
export async function bearerFrom(database: Database, request: Request): Promise<Bearer | undefined> {
  const slug = path.exec(new URL(request.url).pathname)?.[1]
  const key = slug && readCookie(request, name)
  if (!slug || !key) return undefined
  const city = await enter(database, { kind: 'visitor' }, ctx => municipality(ctx, slug))
  return city && bearerOf(database, city.id, key)
}
