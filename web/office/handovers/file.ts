import { tokyoDay } from '#language/values/date.ts'
import { handoverFile } from '#modules/handovers/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'

/** A file for the core system as it was made, byte for byte. */
export const loader = page(async (ctx, { params }: PageArgs) => {
  const { bytes, madeAt } = await handoverFile(ctx, params.id ?? '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'text/csv; charset=Shift_JIS',
      'content-disposition': `attachment; filename="ukewatashi-${tokyoDay(madeAt).replaceAll('-', '')}.csv"`,
      'cache-control': 'no-store',
    },
  })
})
