import { refuse } from '#modules/refusals.ts'
import { isRegister } from '#modules/registers/layout/rules.ts'
import { sampleExtract } from '#modules/registers/sample/read.ts'
import { type PageArgs, page, serverRequest } from '#web/server/page.ts'

/** Demo mode: an extract of this invented town as a core system would write it, to be taken in again. */
export const loader = page(async (ctx, { params, request, context }: PageArgs) => {
  const register = params.register ?? ''
  if (!context.get(serverRequest).demo || !isRegister(register)) refuse('not-found')
  const broken = new URL(request.url).searchParams.get('with') === 'mistakes'
  const { bytes, name } = await sampleExtract(ctx, register, { broken })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
})
