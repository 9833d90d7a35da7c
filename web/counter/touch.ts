import { videoSeconds } from '#modules/visits/rules.ts'
import { touchTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { asTablet, cityAt, tabletToken } from './tablet.server.ts'

/** A sign of life from the page's script: 204, or 409 when the tablet has nothing any more. */
export async function action(args: PageArgs): Promise<Response> {
  const city = await cityAt(args)
  const token = tabletToken(args.request)
  if (!token) return new Response(null, { status: 409 })
  const seconds = new URL(args.request.url).searchParams.has('video') ? videoSeconds : undefined
  const outcome = await asTablet(args, city, token, async ctx => {
    await touchTablet(ctx, city.id, token, seconds)
  })
  return new Response(null, { status: outcome.ok ? 204 : 409 })
}
