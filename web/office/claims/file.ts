import { transferFile } from '#modules/claims/transfer/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'

/** The 総合振込 file as it was made, byte for byte. */
export const loader = page(async (ctx, { params }: PageArgs) => {
  const { bytes, payOn } = await transferFile(ctx, params.id ?? '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="furikomi-${payOn.replaceAll('-', '')}.txt"`,
      'cache-control': 'no-store',
    },
  })
})
