import { tokyoDay } from '#language/values/date.ts'
import { openGuide, sealGuide } from '#modules/eligibility/carrying/rules.ts'
import { type GuideState, type Guiding, newGuide } from '#modules/eligibility/guide/rules.ts'
import type { Municipality } from '#modules/places/read.ts'
import { schemeOf, schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { readCookie } from '#web/server/session.ts'
import { cityOf } from '../city.server.ts'

/** A guide as it stands in this browser: over all schemes of the city, or over the one named in the address. */
export interface Standing {
  city: Municipality
  guiding: Guiding
  state: GuideState
  /** Where its pages are; the cookie is sent there only. */
  base: string
  /** This browser holds answers. */
  begun: boolean
}

const cookie = 'guide'

export async function standing(ctx: Context, args: PageArgs): Promise<Standing> {
  const { params, request, context } = args
  const city = await cityOf(ctx, params)
  const only = params.scheme
  const published = only ? [await schemeOf(ctx, city.id, only)] : await schemesOf(ctx, city.id)
  const token = readCookie(request, cookie)
  const opened = token ? openGuide(context.get(serverRequest).seals, token, ctx.now) : undefined
  // A state for another town or scheme says nothing here.
  const own = opened && opened.city === city.id && opened.scheme === only ? opened : undefined
  return {
    city,
    guiding: {
      schemes: published.map(({ scheme }) => scheme),
      on: tokyoDay(ctx.now),
      place: city.name,
    },
    state: own ?? newGuide(city.id, only),
    base: only ? `/${city.slug}/schemes/${only}/check` : `/${city.slug}/guide`,
    begun: own !== undefined,
  }
}

/** `Set-Cookie` that keeps the answers in this browser until it is closed; undefined where they are too many. */
export function keeping(
  args: PageArgs,
  { base }: Standing,
  state: GuideState,
  now: Date,
): string | undefined {
  return keepingAs(args, base, state, now)
}

/** The same for the guide whose pages begin with `base`. */
export function keepingAs(args: PageArgs, base: string, state: GuideState, now: Date): string | undefined {
  const { seals, publicUrl } = args.context.get(serverRequest)
  const token = sealGuide(seals, state, now)
  return token && line(base, token, publicUrl)
}

/** `Set-Cookie` that takes them out again. */
export function clearing(args: PageArgs, base: string): string {
  return line(base, null, args.context.get(serverRequest).publicUrl)
}

function line(base: string, token: string | null, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookie}=${token ?? ''}; Path=${base}; HttpOnly; SameSite=Lax${token ? '' : '; Max-Age=0'}${secure}`
}

/** Answers about one's family must not wait in a browser's history or in a cache on the way. */
export const unkept = { 'cache-control': 'no-store' }
