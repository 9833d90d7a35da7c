import { redirect } from 'react-router'
import type { Account } from '#modules/accounts/session/read.ts'
import { addressOf, type PageArgs, serverRequest } from '#web/server/page.ts'

/** Whose account page this is; whoever is not signed in, with all factors, is led to the door and back. */
export function accountOf(args: PageArgs): Account {
  const { account, secondFactorNeeded } = args.context.get(serverRequest)
  if (account && !secondFactorNeeded) return account
  throw redirect(`/sign-in?next=${encodeURIComponent(addressOf(args.request))}`)
}
