import { redirect } from 'react-router'
import { beginIdentity, type Purpose } from '#modules/accounts/oidc/write.ts'
import { municipality } from '#modules/places/read.ts'
import { enter } from '#platform/context.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { challengeCookie } from '#web/server/session.ts'
import { cityAsked } from '#web/server/viewer.ts'
import { pageRequest } from '../ui/request.ts'
import { backWith, nextOf } from './after.server.ts'

/**
 * `GET /sign-in/identity?city=…`, `?for=staff` or, when signed in, `?for=connect`: off to the identity provider. A GET,
 * because a form's answer may not lead to another site under our content security policy.
 */
export async function loader(args: PageArgs): Promise<Response> {
  const { database, identity, publicUrl, from } = args.context.get(serverRequest)
  const purpose = await purposeOf(args)
  const staff = purpose.for === 'staff' || (purpose.for === 'connect' && purpose.kind !== 'resident')
  const settings = staff ? identity.staff : identity.resident
  if (!settings) throw new Response(null, { status: 404 })
  const outcome = await beginIdentity(
    database,
    settings,
    { purpose, next: nextOf(args.request), redirectUri: `${publicUrl}/sign-in/identity/callback` },
    from,
  )
  if (!outcome.ok) {
    const city = new URL(args.request.url).searchParams.get('city') ?? ''
    const door = staff ? '/sign-in/staff' : `/sign-in?city=${encodeURIComponent(city)}`
    throw backWith(purpose.for === 'connect' ? '/account' : door, outcome.refused)
  }
  return redirect(outcome.value.url, {
    headers: {
      'Set-Cookie': challengeCookie('oidc', outcome.value.challenge, publicUrl.startsWith('https:')),
    },
  })
}

async function purposeOf(args: PageArgs): Promise<Purpose> {
  const { database, account, secondFactorNeeded } = args.context.get(serverRequest)
  const url = new URL(args.request.url)
  const asked = url.searchParams.get('for')
  if (asked === 'staff') return { for: 'staff' }
  if (asked === 'connect') {
    if (!account || secondFactorNeeded) throw redirect('/sign-in?next=/account')
    return { for: 'connect', account: account.id, kind: account.kind }
  }
  const city = await enter(database, { kind: 'visitor' }, ctx => municipality(ctx, cityAsked(url)))
  if (!city) throw redirect('/sign-in')
  return { for: 'resident', municipality: city.id, language: args.context.get(pageRequest).language }
}
