import { redirect } from 'react-router'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'
import { clearing, standing } from './state.server.ts'

/** The end: the answers are taken out of this browser. */
export async function action(args: PageArgs) {
  const outcome = await act(args, ctx => standing(ctx, args))
  if (!outcome.ok) return refusedData(outcome.refused)
  const { base, city, state } = outcome.value
  const to = state.scheme ? `/${city.slug}/schemes/${state.scheme}` : `${base}?cleared`
  const headers = {
    'set-cookie': clearing(args, base),
    // Pages shown from memory after "back" would still say what was answered.
    'clear-site-data': '"cache"',
  }
  return redirect(to, { status: 303, headers })
}

export const loader = ({ params }: PageArgs) => redirect(`/${encodeURIComponent(params.city ?? '')}/guide`)
