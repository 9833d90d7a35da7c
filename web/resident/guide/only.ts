import { redirect } from 'react-router'
import type { PageArgs } from '#web/server/page.ts'

/** A guide over one scheme needs no explanation first: on to its first question. */
export const loader = ({ params }: PageArgs) => {
  const [city, scheme] = [params.city, params.scheme].map(part => encodeURIComponent(part ?? ''))
  return redirect(`/${city}/schemes/${scheme}/check/1`)
}
