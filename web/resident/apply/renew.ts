import { redirect } from 'react-router'
import type { PageArgs } from '#web/server/page.ts'
import { renew } from './start.server.ts'

/** Nothing to see here: the difference stands on the page before. */
export function loader({ request }: PageArgs) {
  return redirect(new URL(request.url).pathname.replace(/renew$/, 'review'))
}

export async function action(args: PageArgs) {
  return renew(args)
}
