import { redirect } from 'react-router'
import { releaseTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { asTablet, cityAt, leaving, tabletToken } from './tablet.server.ts'

/** The person is done: the tablet knows nothing any more. Twice is as good as once. */
export async function action(args: PageArgs): Promise<Response> {
  const city = await cityAt(args)
  const token = tabletToken(args.request)
  if (token) {
    await asTablet(args, city, token, ctx =>
      releaseTablet(ctx, { municipality: city.id, token, finished: true }),
    )
  }
  return redirect(`/${city.slug}/counter/done`, { status: 303, headers: leaving(args, city) })
}

export const loader = ({ params }: PageArgs) => redirect(`/${encodeURIComponent(params.city ?? '')}/counter`)
