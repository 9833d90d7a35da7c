import { attachmentOf } from '#modules/applications/read.ts'
import { fileResponse } from '#web/server/files.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { cityOf, residentAt } from './city.server.ts'

const find = page(async (ctx, { params }: PageArgs) => {
  residentAt(ctx, await cityOf(ctx, params))
  return attachmentOf(ctx, params.application ?? '', params.hash ?? '')
})

/** A file somebody sent, for themselves to look at again. */
export async function loader(args: PageArgs): Promise<Response> {
  const file = await find(args)
  return (await fileResponse(args, file)) ?? new Response(null, { status: 404 })
}
