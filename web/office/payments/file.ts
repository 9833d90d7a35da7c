import { runFile } from '#modules/payments/run/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'

/** The 総合振込 file of a confirmed payment, byte for byte. */
export const loader = page(async (ctx, { params }: PageArgs) => {
  const { bytes, payOn } = await runFile(ctx, params.id ?? '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="shiharai-${payOn.replaceAll('-', '')}.txt"`,
      'cache-control': 'no-store',
    },
  })
})
