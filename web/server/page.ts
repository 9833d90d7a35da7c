import { randomUUID } from 'node:crypto'
import { createContext, data, type RouterContextProvider, redirect } from 'react-router'
import type { From } from '#modules/accounts/attempt/write.ts'
import type { Account } from '#modules/accounts/session/read.ts'
import { refusalText, refused } from '#modules/refusals.ts'
import { type Actor, attempt, type Context, type EnterOptions } from '#platform/context.ts'
import { type Database, isMalformed } from '#platform/db.ts'
import type { OidcSettings } from '#platform/env.ts'
import type { Outcome, Refused } from '#platform/refused.ts'
import type { Seals } from '#platform/seal.ts'

/** What the server gives every request besides the page's own words (web/ui/request.ts). */
export interface ServerRequest {
  database: Database
  actor: Actor
  /** Whose session it is, even while the second factor is still to come. */
  account: Account | null
  secondFactorNeeded: boolean
  requestId: string
  /** Absolute, no trailing slash. */
  publicUrl: string
  dataDir: string
  /** Makes seals for what a browser keeps for us; the secret itself is handed to nobody. */
  seals: Seals
  demo: boolean
  /** From where the request comes, for slowing guesses down. */
  from: From
  /** Identity providers, where there are any. */
  identity: { resident?: OidcSettings | undefined; staff?: OidcSettings | undefined }
}
export const serverRequest = createContext<ServerRequest>()

export interface PageArgs {
  request: Request
  params: Record<string, string | undefined>
  context: Readonly<RouterContextProvider>
}

/**
 * A loader: one transaction, read as the person who asks. Refusals become the error page with their sentence,
 * `sign-in-first` the way to the door.
 */
export function page<T, A extends PageArgs>(
  work: (ctx: Context, args: A) => Promise<T>,
  options?: (args: A) => EnterOptions,
): (args: A) => Promise<T> {
  return async args => {
    const { database, actor, requestId } = args.context.get(serverRequest)
    const outcome = await answered(
      attempt(database, actor, ctx => work(ctx, args), { requestId, ...options?.(args) }),
    )
    if (outcome.ok) return outcome.value
    throw refusalResponse(signInFirst(actor, outcome.refused), args.request)
  }
}

/** Whoever is nobody yet, or no longer since their session ended, may still turn out to be allowed. */
function signInFirst(actor: Actor, answer: Refused): Refused {
  const nobody = actor.kind === 'visitor' && answer.code === 'not-allowed'
  return nobody ? refused('sign-in-first').refused : answer
}

/**
 * Does something as the person who asks: one transaction for all of `work`. A refusal is a value the page shows beside
 * what was typed. Use inside an `action`, after reading the form (reading a stream cannot be done twice).
 */
export async function act<T>(args: PageArgs, work: (ctx: Context) => Promise<T>, options: EnterOptions = {}) {
  const { database, actor, requestId } = args.context.get(serverRequest)
  return answered(attempt(database, actor, work, { requestId, ...options }))
}

/** An address or a field with something that can be no id names nothing: not found, rather than a fault of ours. */
async function answered<T>(outcome: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await outcome
  } catch (error) {
    if (isMalformed(error)) return refused('not-found')
    throw error
  }
}

/** What an action answers when it was refused: status, code and sentence. */
export function refusedData(refused: Refused, more: Record<string, unknown> = {}) {
  return data(
    { refused: { code: refused.code, text: refusalText(refused), details: refused.details }, ...more },
    { status: refused.status },
  )
}

/** For where nothing can be shown but the refusal itself. */
export function refusalResponse(refused: Refused, request: Request): Response {
  if (refused.code === 'sign-in-first') {
    return redirect(`/sign-in?next=${encodeURIComponent(addressOf(request))}`)
  }
  return new Response(JSON.stringify({ code: refused.code, text: refusalText(refused) }), {
    status: refused.status,
    headers: { 'content-type': 'application/json' },
  })
}

/** The page's own path and search, also when its script asked for the data alone (`/office/cases.data?_routes=…`). */
export function addressOf(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  const path = url.pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  return path + url.search
}

/** A fresh idempotency key for a form: `<input type="hidden" name="_key" value={key}>`. */
export function newKey(): string {
  return randomUUID()
}

/** The posted fields, every name with all its values; files are left out. */
export function fieldsOf(form: FormData): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const values = fields[name] ?? []
    values.push(value)
    fields[name] = values
  }
  return fields
}
