import { logView } from '#modules/accounts/write.ts'
import { attachmentOf, caseRecord } from '#modules/applications/read.ts'
import { staffOf } from '#modules/cases/access.ts'
import { fileResponse } from '#web/server/files.ts'
import { page } from '#web/server/page.ts'
import type { Route } from './+types/file.ts'

const find = page(async (ctx, { params }) => {
  staffOf(ctx)
  const record = await caseRecord(ctx, params.id ?? '')
  const file = await attachmentOf(ctx, record.applicationId, params.hash ?? '')
  await logView(ctx, {
    municipality: record.municipality,
    account: record.account,
    subjectKind: 'file',
    subjectId: record.id,
  })
  return file
})

/** A paper that came with an application. */
export async function loader(args: Route.LoaderArgs) {
  const file = await find(args)
  const response = await fileResponse(args, file)
  if (!response) throw new Response(null, { status: 404 })
  return response
}
