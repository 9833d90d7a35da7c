import { refuse } from '#modules/refusals.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'

/** Whose mail is shown: the address asked for, else that of whoever is signed in. Only in a demonstration. */
export function addressShown(args: PageArgs): string {
  const { demo, account } = args.context.get(serverRequest)
  if (!demo) return refuse('not-found')
  const asked = new URL(args.request.url).searchParams.get('to')
  return (asked ?? account?.email ?? '').trim().toLowerCase()
}
