import { redirect } from 'react-router'
import type { Text } from '#language/text.ts'
import type { Account } from '#modules/accounts/session/read.ts'
import { municipality } from '#modules/places/read.ts'
import { refusalText } from '#modules/refusals.ts'
import { attempt } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { sessionCookie } from '#web/server/session.ts'
import { localPath } from '../ui/local-path.ts'
import { withNext } from './with-next.ts'

/** Where somebody begins who asked for nothing in particular. */
export async function homeOf(
  args: PageArgs,
  account: Pick<Account, 'kind' | 'municipality_id'>,
): Promise<string> {
  if (account.kind === 'staff') return '/office'
  if (account.kind === 'facility') return '/facility'
  return homeOfCity(args, account.municipality_id ?? 0)
}

export async function homeOfCity(args: PageArgs, code: number): Promise<string> {
  const { database } = args.context.get(serverRequest)
  const found = await attempt(database, { kind: 'visitor' }, ctx => municipality(ctx, code))
  return found.ok && found.value ? `/${found.value.slug}` : '/'
}

/** `next` of the address, when it leads anywhere inside this site. */
export function nextOf(request: Request): string | null {
  const next = localPath(new URL(request.url).searchParams.get('next'))
  return next === '/' ? null : next
}

const problems = [
  'identity-refused',
  'identity-taken',
  'no-account',
  'account-disabled',
  'too-many-attempts',
] as const

/** Back to the page one came from, which says what went wrong on the way to or from another site (`?problem=`). */
export function backWith(path: string, refused: Refused): Response {
  return redirect(`${path}${path.includes('?') ? '&' : '?'}problem=${refused.code}`)
}

/** That sentence; only those that can come up there. */
export function problemOf(request: Request): Text | null {
  const asked = new URL(request.url).searchParams.get('problem')
  const code = problems.find(one => one === asked)
  return code ? refusalText(new Refused(code, 0, { minutes: 15 })) : null
}

/** Whether an address belongs to the pages of this account: `home` is where it begins. */
export function fits(next: string, home: string): boolean {
  const under = (root: string) => next === root || next.startsWith(`${root}/`) || next.startsWith(`${root}?`)
  return under(home) || under('/account')
}

/** Signed in: the cookie, and on to where one wanted to go. */
export function enterWith(args: PageArgs, session: string, to: string, more: string[] = []): Response {
  const secure = args.context.get(serverRequest).publicUrl.startsWith('https:')
  const headers = new Headers({ 'Set-Cookie': sessionCookie(session, secure) })
  for (const cookie of more) headers.append('Set-Cookie', cookie)
  return redirect(localPath(to), { status: 303, headers })
}

/** Steps of staff only: whoever has no half-open session begins at the beginning. */
export function needsFirstFactor(args: PageArgs): void {
  const { account, secondFactorNeeded } = args.context.get(serverRequest)
  if (account && secondFactorNeeded) return
  throw redirect(account ? '/account' : `/sign-in/staff${withNext(nextOf(args.request))}`)
}
