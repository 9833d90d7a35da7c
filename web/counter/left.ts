import { redirect } from 'react-router'
import { releaseTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { asTablet, cityAt, leaving, tabletToken } from './tablet.server.ts'

/**
 * Nobody touched the tablet: it lets go of the visit, whose answers wait for the staff. Reached by looking, since a page
 * without script can do no more; the cookie comes along only from the counter's own pages (SameSite=Strict).
 */
export async function loader(args: PageArgs): Promise<Response> {
  const city = await cityAt(args)
  const token = tabletToken(args.request)
  if (token) {
    await asTablet(args, city, token, ctx =>
      releaseTablet(ctx, { municipality: city.id, token, finished: false }),
    )
  }
  return redirect(`/${city.slug}/counter?released`, { status: 303, headers: leaving(args, city) })
}
