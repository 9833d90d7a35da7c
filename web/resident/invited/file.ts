import { attachmentOf } from '#modules/applications/read.ts'
import { ownInvitation } from '#modules/invitations/drafting/read.ts'
import { fileResponse } from '#web/server/files.ts'
import { type PageArgs, page } from '#web/server/page.ts'

const find = page(async (ctx, { params }: PageArgs) => {
  const { application_id } = await ownInvitation(ctx)
  return attachmentOf(ctx, application_id ?? '', params.hash ?? '')
})

/** A paper somebody sent, for themselves to look at again. */
export async function loader(args: PageArgs): Promise<Response> {
  const file = await find(args)
  return (await fileResponse(args, file)) ?? new Response(null, { status: 404 })
}
