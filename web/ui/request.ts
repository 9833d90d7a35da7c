import { createContext } from 'react-router'
import type { Language } from '#language/text.ts'

/** The parts of the house a person can be in. */
export type Surface = 'resident' | 'facility' | 'office' | 'counter'

/** Who looks at the page, in the words the page shows. Rights are decided in modules, never from this. */
export interface Viewer {
  id: string
  name: string
  surface: Surface
  /** Facility or section the person works in. */
  place?: string
  /** Role or rank in words, e.g. 係長. */
  role?: string
}

/** One-click persona of the demo city. */
export interface Persona {
  id: string
  name: string
  /** What the person is here for, e.g. 双子の母親. */
  role: string
  surface: Surface
}

export interface Demo {
  personas: Persona[]
  /** Unread mails in the on-screen mailbox of the current persona. */
  unread: number
}

/** What every page may know of its request. `server.ts` fills it before React Router runs. */
export interface PageRequest {
  language: Language
  /** CSP nonce of this response. */
  nonce: string
  /** Null outside demo mode. */
  demo: Demo | null
  viewer: Viewer | null
  /** The municipality whose pages these are; null where none is chosen yet. */
  municipality: { code: string; slug: string; name: string } | null
  /** Shown with an unexpected error, and written beside it in the log. */
  requestId: string
}

export const pageRequest = createContext<PageRequest>()
