import { redirect } from 'react-router'
import { drawSample } from '#modules/eligibility/audit/write.ts'
import { refusalText } from '#modules/refusals.ts'
import { act, type PageArgs } from '#web/server/page.ts'

/** Draws a sample and goes to it; what is wrong leads back to the run. */
export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const run = args.params.run ?? ''
  const outcome = await act(args, ctx =>
    drawSample(
      ctx,
      {
        run,
        scheme: String(form.get('scheme')),
        size: Number(form.get('size')),
        seed: String(form.get('seed')),
      },
      { key: String(form.get('_key')) },
    ),
  )
  if (outcome.ok) return redirect(`/office/directory/samples/${outcome.value.id}`)
  if (outcome.refused.code === 'not-found' || outcome.refused.code === 'not-allowed') {
    throw new Response(JSON.stringify({ code: outcome.refused.code, text: refusalText(outcome.refused) }), {
      status: outcome.refused.status,
      headers: { 'content-type': 'application/json' },
    })
  }
  return redirect(`/office/directory/runs/${encodeURIComponent(run)}?sample=${outcome.refused.code}#samples`)
}

export const loader = (args: PageArgs) =>
  redirect(`/office/directory/runs/${encodeURIComponent(args.params.run ?? '')}`)
