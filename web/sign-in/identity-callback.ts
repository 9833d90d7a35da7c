import { redirect } from 'react-router'
import { finishIdentity } from '#modules/accounts/oidc/write.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { challengeCookie, challengeToken } from '#web/server/session.ts'
import { backWith, enterWith, homeOf } from './after.server.ts'

/** The way back from the identity provider. */
export async function loader(args: PageArgs): Promise<Response> {
  const { database, identity, publicUrl, from, account, secondFactorNeeded } = args.context.get(serverRequest)
  const { pathname, search } = new URL(args.request.url)
  const secure = publicUrl.startsWith('https:')
  const outcome = await finishIdentity(
    database,
    identity,
    {
      currentUrl: `${publicUrl}${pathname}${search}`,
      challenge: challengeToken(args.request, 'oidc'),
      account: secondFactorNeeded ? null : account,
    },
    from,
  )
  if (!outcome.ok) {
    const door = outcome.refused.code === 'no-account' ? '/sign-in/staff' : '/sign-in'
    throw backWith(account && !secondFactorNeeded ? '/account' : door, outcome.refused)
  }
  const done = outcome.value
  const over = challengeCookie('oidc', null, secure)
  if ('session' in done) return enterWith(args, done.session, done.next ?? (await homeOf(args, done)), [over])
  const headers = new Headers({ 'Set-Cookie': over })
  if ('connected' in done) return redirect(done.next ?? '/account', { headers })
  headers.append('Set-Cookie', challengeCookie('registration', done.registration, secure))
  return redirect('/sign-in/welcome', { headers })
}
