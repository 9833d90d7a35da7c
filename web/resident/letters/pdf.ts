import { languages } from '#language/text.ts'
import { letterOf, pdfOf } from '#modules/letters/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { pdfResponse } from '../../server/pdf.ts'
import { cityOf, residentAt } from '../city.server.ts'

/** The letter as PDF, never with an address; `?language` adds the translation for reference. */
export const loader = page(async (ctx, { params, request }: PageArgs) => {
  residentAt(ctx, await cityOf(ctx, params))
  const letter = await letterOf(ctx, params.id ?? '')
  const asked = new URL(request.url).searchParams.get('language')
  const language = languages.find(each => each === asked) ?? 'ja'
  return pdfResponse(await pdfOf(letter, { language }), letter.number)
})
