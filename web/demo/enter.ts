import { redirect } from 'react-router'
import { enterAsPersona } from '#modules/accounts/persona/write.ts'
import { act, type PageArgs, refusalResponse, serverRequest } from '#web/server/page.ts'
import { sessionCookie } from '#web/server/session.ts'
import { localPath } from '../ui/local-path.ts'

/** `POST /demo/enter` with `persona` and optionally `next`: becomes a person of the demo city. */
export async function action(args: PageArgs): Promise<Response> {
  const { demo, publicUrl } = args.context.get(serverRequest)
  if (!demo) throw new Response(null, { status: 404 })
  const form = await args.request.formData()
  const outcome = await act(args, ctx => enterAsPersona(ctx, String(form.get('persona'))), {
    claim: 'persona',
  })
  if (!outcome.ok) throw refusalResponse(outcome.refused, args.request)
  const next = form.get('next')
  return redirect(next ? localPath(next) : outcome.value.home, {
    status: 303,
    headers: { 'Set-Cookie': sessionCookie(outcome.value.token, publicUrl.startsWith('https:')) },
  })
}
