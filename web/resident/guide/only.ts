import { redirect } from 'react-router'
import type { PageArgs } from '#web/server/page.ts'

/** A guide over one scheme needs no explanation first: on to its first question. */
export const loader = ({ params }: PageArgs) => redirect(`/${params.city}/schemes/${params.scheme}/check/1`)
