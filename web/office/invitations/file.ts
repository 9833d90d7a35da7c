import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { noteExport } from '#modules/cases/exporting/write.ts'
import { pathOf, sheetFile } from '#modules/invitations/sheets/read.ts'
import { type PageArgs, page, serverRequest } from '#web/server/page.ts'

const find = page(async (ctx, { params }: PageArgs) => {
  const found = await sheetFile(ctx, params.sheet ?? '')
  await noteExport(ctx, {
    list: 'invitation-sheet',
    rows: found.letters,
    format: 'pdf',
    search: `?sheet=${params.sheet}`,
  })
  return found
})

/** A file of letters for the printer, as it stands on the disk; who took it is written down. */
export async function loader(args: PageArgs): Promise<Response> {
  const { file, name } = await find(args)
  const path = pathOf(args.context.get(serverRequest).dataDir, file)
  const { size } = await stat(path)
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
