import { redirect } from 'react-router'
import { tokyoDay } from '#language/values/date.ts'
import type { Guiding } from '#modules/eligibility/guide/rules.ts'
import { type Municipality, municipality } from '#modules/places/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { openAnswers, sealAnswers } from '#modules/visits/answers/rules.ts'
import type { VisitAnswers } from '#modules/visits/answers/schema.ts'
import type { Visit } from '#modules/visits/read.ts'
import { tabletClaim } from '#modules/visits/rules.ts'
import { saveOnTablet, touchTablet } from '#modules/visits/tablet/write.ts'
import { attempt, type Context } from '#platform/context.ts'
import type { Outcome } from '#platform/refused.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { readCookie } from '#web/server/session.ts'

const name = 'tablet'
/** Nobody is signed in on a tablet; whoever was on this device is left out. */
export const nobody = { kind: 'visitor' } as const

/** `Set-Cookie` of the tablet: sent to the counter's pages of this town and nowhere else. */
export function tabletCookie(args: PageArgs, city: Pick<Municipality, 'slug'>, token: string | null): string {
  const secure = args.context.get(serverRequest).publicUrl.startsWith('https:') ? '; Secure' : ''
  const life = token ? '' : '; Max-Age=0'
  return `${name}=${token ?? ''}; Path=/${city.slug}/counter; HttpOnly; SameSite=Strict${life}${secure}`
}

export const tabletToken = (request: Request): string | null => readCookie(request, name) || null

/** The town in the address. Refuses `not-found`. */
export async function cityAt(args: PageArgs): Promise<Municipality> {
  const { database } = args.context.get(serverRequest)
  const slug = args.params.city ?? ''
  // What no town can be called is not asked for: the database would stumble over some of it.
  const city = /^[\w-]{1,60}$/.test(slug) ? await municipality({ db: database }, slug) : undefined
  if (!city) throw new Response('{}', { status: 404 })
  return city
}

/** What the tablet has in hand. */
export interface Tablet {
  city: Municipality
  token: string
  visit: Visit
  kept: VisitAnswers
  guiding: Guiding
  /** Where its pages are. */
  base: string
  now: Date
}

/** Runs as the tablet: one transaction, in which the visit is found by the tablet's secret. */
export async function asTablet<T>(
  args: PageArgs,
  city: Municipality,
  token: string,
  work: (ctx: Context) => Promise<T>,
): Promise<Outcome<T>> {
  const { database, requestId } = args.context.get(serverRequest)
  return attempt(database, nobody, work, { requestId, claim: tabletClaim(city.id, token) })
}

/**
 * The visit this tablet has; asking for a page counts as a sign of life. Without one it leads to the counter's first
 * page. `seconds`: how long the page may stand untouched.
 */
export async function tablet(args: PageArgs, seconds?: number): Promise<Tablet> {
  const city = await cityAt(args)
  const base = `/${city.slug}/counter`
  const token = tabletToken(args.request)
  if (!token) throw redirect(base)
  const outcome = await asTablet(args, city, token, async ctx => ({
    visit: await touchTablet(ctx, city.id, token, seconds),
    schemes: (await schemesOf(ctx, city.id)).map(({ scheme }) => scheme),
    now: ctx.now,
  }))
  if (!outcome.ok) throw gone(args, city)
  const { visit, schemes, now } = outcome.value
  const kept = openAnswers(args.context.get(serverRequest).seals, visit, now)
  return { city, token, visit, kept, base, now, guiding: { schemes, on: tokyoDay(now), place: city.name } }
}

/** The tablet has nothing any more: back to the first page, its cookie taken away. */
export function gone(args: PageArgs, city: Municipality): Response {
  return redirect(`/${city.slug}/counter?released`, { headers: leaving(args, city) })
}

/** Headers that leave nothing behind in the browser: the tablet's cookie, the language chosen, pages from memory. */
export function leaving(args: PageArgs, city: Pick<Municipality, 'slug'>): Headers {
  const headers = new Headers({ 'clear-site-data': '"cache", "storage"', 'cache-control': 'no-store' })
  headers.append('set-cookie', tabletCookie(args, city, null))
  headers.append('set-cookie', 'language=; Path=/; Max-Age=0; SameSite=Lax')
  return headers
}

/** Keeps the answers under the visit, sealed; refusals lead back to where the visit stands now. */
export async function keep(
  args: PageArgs,
  here: Tablet,
  kept: VisitAnswers,
  more: { schemes?: string[]; name?: string } = {},
): Promise<Outcome<{ revision: number }>> {
  const { city, token, visit, now } = here
  const sealed = sealAnswers(args.context.get(serverRequest).seals, visit, kept, now)
  return asTablet(args, city, token, ctx => {
    if (!sealed) refuse('too-large')
    return saveOnTablet(ctx, {
      municipality: city.id,
      token,
      sealed,
      revision: visit.revision,
      ...more,
    })
  })
}

/** Where the visit goes on: explanation, questions, or what they came to. */
export function whereNow({ visit, kept, base }: Tablet): string {
  if (!visit.explainedAt) return `${base}/explain`
  if (kept.chosen.length > 0) return `${base}/fill`
  return `${base}/ask/${kept.guide.steps.length + 1}`
}

/** Nothing on a tablet may wait in its history or a cache. */
export const unkept = { 'cache-control': 'no-store' }
