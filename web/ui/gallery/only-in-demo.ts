import { data } from 'react-router'
import type { PageRequest } from '../request.ts'

/** The gallery is for builders: elsewhere it does not exist. */
export function notFoundUnlessDemo(request: PageRequest): void {
  if (!request.demo) throw data(null, { status: 404 })
}
