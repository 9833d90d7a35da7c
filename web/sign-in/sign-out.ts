import { redirect } from 'react-router'
import { endSession } from '#modules/accounts/session/write.ts'
import { enter } from '#platform/context.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { sessionCookie, sessionToken } from '#web/server/session.ts'
import { localPath } from '../ui/local-path.ts'
import { homeOf } from './after.server.ts'
import { withNext } from './with-next.ts'

/** `POST /sign-out`: ends this device's session, also one that has shown its first factor only. `next`: to sign in for. */
export async function action(args: PageArgs): Promise<Response> {
  const { database, account, publicUrl, requestId } = args.context.get(serverRequest)
  const token = sessionToken(args.request)
  if (token && account) {
    await enter(database, { kind: 'visitor' }, ctx => endSession(ctx, account, token), { requestId })
  }
  const next = localPath((await args.request.formData()).get('next'))
  const after = account?.kind === 'resident' ? await homeOf(args, account) : '/sign-in/staff'
  const to = next === '/' ? (account ? after : '/sign-in') : `/sign-in${withNext(next)}`
  return redirect(to, {
    status: 303,
    headers: { 'Set-Cookie': sessionCookie(null, publicUrl.startsWith('https:')) },
  })
}

/** Somebody typed or bookmarked it: nothing happens by looking. */
export const loader = () => redirect('/sign-in')
