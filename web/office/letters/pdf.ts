import { languages } from '#language/text.ts'
import { letterOf, pdfOf } from '#modules/letters/read.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { pdfResponse } from '../../server/pdf.ts'

/** A letter for staff: `?post` with the address for the window of the envelope, `?language` with a translation. */
export const loader = page(async (ctx, { params, request }) => {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const letter = await letterOf(ctx, params.id ?? '')
  const search = new URL(request.url).searchParams
  const language = languages.find(each => each === search.get('language')) ?? 'ja'
  const pdf = await pdfOf(letter, { language, withAddress: search.has('post') })
  return pdfResponse(pdf, letter.number)
})
