import { filmOf } from '#modules/visits/explanation/read.ts'
import { touchTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { asTablet, cityAt, tabletToken } from './tablet.server.ts'

/** The captions of the town's film (WebVTT), for the tablet that shows it. */
export async function loader(args: PageArgs): Promise<Response> {
  const city = await cityAt(args)
  const token = tabletToken(args.request) ?? ''
  const outcome = await asTablet(args, city, token, async ctx => {
    await touchTablet(ctx, city.id, token)
    return filmOf(ctx, city.id)
  })
  const film = outcome.ok ? outcome.value : undefined
  if (!film) return new Response(null, { status: 404 })
  return new Response(film.captions, {
    headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'no-store' },
  })
}
