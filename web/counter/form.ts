import { filled, printed } from '#modules/papers/filling/rules.ts'
import { fileOf, templatesOf } from '#modules/papers/read.ts'
import { refuse } from '#modules/refusals.ts'
import { touchTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { pdfResponse } from '#web/server/pdf.ts'
import { asTablet, tablet, tabletToken } from './tablet.server.ts'

/** One form as PDF, to be checked before it is signed. */
export async function loader(args: PageArgs): Promise<Response> {
  // Not a page to be led back from: without its tablet it is nowhere.
  if (!tabletToken(args.request)) throw new Response('{}', { status: 404 })
  const { city, token, kept, guiding } = await tablet(args)
  const outcome = await asTablet(args, city, token, async ctx => {
    await touchTablet(ctx, city.id, token)
    const template = (await templatesOf(ctx, city.id)).find(each => each.id === args.params.form)
    if (template?.format !== 'pdf') return refuse('not-found')
    return { template, blank: await fileOf(ctx, template) }
  })
  if (!outcome.ok) throw new Response('{}', { status: outcome.refused.status })
  const { template, blank } = outcome.value
  const scheme = guiding.schemes.find(
    each => template.schemes.includes(each.id) && kept.chosen.includes(each.id),
  )
  if (!scheme) throw new Response('{}', { status: 404 })
  const { written } = filled(template.items, scheme, guiding, kept)
  const { bytes } = await printed(template, blank, written)
  return pdfResponse(bytes, template.name)
}
