import { type ChallengeKind, challengeMinutes } from '#modules/accounts/challenge/write.ts'
import { actorOfSession, type SignedIn } from '#modules/accounts/session/read.ts'
import type { AccountKind } from '#modules/accounts/session/rules.ts'
import { touchSession } from '#modules/accounts/session/write.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'

const name = 'session'
const touchEvery = 5 * 60_000

export function readCookie(request: Request, cookie: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(/;\s*/)) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at) === cookie) return decoded(part.slice(at + 1))
  }
  return null
}

/** Cookies may hold anything a browser or its owner wrote there. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

export const sessionToken = (request: Request): string | null => readCookie(request, name)

/** `Set-Cookie` that starts or, with null, ends a session. The database decides how long it is good for. */
export function sessionCookie(token: string | null, secure: boolean): string {
  const life = token ? 'Max-Age=2592000' : 'Max-Age=0'
  return `${name}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`
}

/** What a sign-in in several steps remembers in this browser between them (modules/accounts/challenge). */
export const challengeToken = (request: Request, kind: ChallengeKind): string | null =>
  readCookie(request, `${kind}-challenge`)

/** `Set-Cookie` for it. Lax, because the way back from an identity provider begins on another site. */
export function challengeCookie(kind: ChallengeKind, token: string | null, secure: boolean): string {
  const life = `Max-Age=${token ? challengeMinutes * 60 : 0}`
  return `${kind}-challenge=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`
}

/** Who sent this request; keeps a used session alive. */
export async function signedIn(database: Database, request: Request): Promise<SignedIn | null> {
  const token = sessionToken(request)
  if (!token) return null
  const found = await actorOfSession(database, token)
  if (found && Date.now() - found.lastSeenAt.getTime() > touchEvery) {
    await enter(database, found.actor, ctx => touchSession(ctx, token, found.account.kind as AccountKind))
  }
  return found
}
