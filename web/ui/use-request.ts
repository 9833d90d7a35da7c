import { useMatches, useRouteLoaderData } from 'react-router'
import type { Language } from '#language/text.ts'
import type { PageRequest } from './request.ts'

/** What the root loader hands to every page: the request without the parts only the server needs. */
export interface RootData extends Omit<PageRequest, 'nonce'> {
  /** Fresh for every rendering; `PostForm` makes idempotency keys of it. */
  pageKey: string
}

/** Absent only where the root loader itself failed. */
export function useRequest(): RootData | undefined {
  return useRouteLoaderData<RootData>('root')
}

export function useLanguage(): Language {
  return useRequest()?.language ?? 'ja'
}

/** True on pages that load script, because some matched route says `handle = { script: true }`. */
export function useScripted(): boolean {
  return useMatches().some(match => (match.handle as { script?: boolean } | undefined)?.script === true)
}
