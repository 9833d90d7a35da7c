import { redirect } from 'react-router'
import type { Account } from '#modules/accounts/session/read.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'

/** Whose account page this is; whoever is not signed in, with all factors, is led to the door and back. */
export function accountOf(args: PageArgs): Account {
  const { account, secondFactorNeeded } = args.context.get(serverRequest)
  if (account && !secondFactorNeeded) return account
  const url = new URL(args.request.url)
  throw redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
}
