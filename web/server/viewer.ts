import { mailCount } from '#modules/accounts/mail/read.ts'
import type { SignedIn } from '#modules/accounts/session/read.ts'
import { facility, type Municipality, municipality } from '#modules/places/read.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { localPath } from '../ui/local-path.ts'
import type { Demo, PageRequest, Persona, Viewer } from '../ui/request.ts'

/** What demo mode adds to every page. */
export interface Demonstration {
  personas: Persona[]
}

export const rankNames: Record<string, string> = {
  staff: '担当',
  'subsection-chief': '係長',
  'section-chief': '課長',
  'division-chief': '部長',
}

/** The parts of the page's request that need the database: the viewer's name and place, the city, the mailbox. */
export async function viewerOf(
  database: Database,
  asked: { actor: Actor; found: SignedIn | null; url: URL; demonstration: Demonstration | null },
): Promise<Pick<PageRequest, 'viewer' | 'municipality' | 'demo'>> {
  const { actor, found, url, demonstration } = asked
  // Most pages need only what is public: that takes no transaction.
  const here = await cityOf(database, actor, url)
  const within = demonstration !== null || actor.kind === 'facility'
  const { place, demo } = within
    ? await enter(database, actor, async ctx => ({
        place: actor.kind === 'facility' ? (await facility(ctx, actor.facilityId))?.name : here?.name,
        demo: demonstration ? await demoFor(ctx, demonstration) : null,
      }))
    : { place: here?.name, demo: null }
  return {
    viewer: found && actor.kind !== 'visitor' ? viewerFrom(found, place) : null,
    municipality: here ? { code: String(here.id).padStart(6, '0'), slug: here.slug, name: here.name } : null,
    demo,
  }
}

/** The city an address is about, by its first part; on the way through sign-in by where it leads; else one's own. */
async function cityOf(database: Database, actor: Actor, url: URL): Promise<Municipality | undefined> {
  const first = url.pathname.split('/')[1] ?? ''
  const slug = first === 'sign-in' ? cityAsked(url) : first
  const named = slug ? await remembered(database, slug) : undefined
  if (named) return named
  const own = 'municipalityId' in actor ? actor.municipalityId : null
  return own === null ? undefined : remembered(database, own)
}

/** Every page asks for its city, and cities hardly change: remembered for a few seconds. */
const rememberedFor = 10_000
const cities = new WeakMap<Database, Map<number | string, { at: number; found: Municipality }>>()

async function remembered(database: Database, idOrSlug: number | string): Promise<Municipality | undefined> {
  const known = cities.get(database) ?? new Map()
  cities.set(database, known)
  const last = known.get(idOrSlug)
  if (last && Date.now() - last.at < rememberedFor) return last.found
  const found = await municipality({ db: database }, idOrSlug)
  // Only what is there: addresses come from anybody, and must not fill the memory.
  if (found) known.set(idOrSlug, { at: Date.now(), found })
  return found
}

/** The address name of the city a sign-in is for: `city`, or the beginning of `next`. */
export function cityAsked(url: URL): string {
  return url.searchParams.get('city') ?? localPath(url.searchParams.get('next')).split(/[/?#]/)[1] ?? ''
}

function viewerFrom({ account }: SignedIn, place: string | undefined): Viewer {
  const surface = account.kind === 'staff' ? 'office' : account.kind === 'facility' ? 'facility' : 'resident'
  return {
    id: account.persona ?? account.id,
    name: account.name,
    surface,
    ...(surface === 'office' ? { place: account.section ?? place, role: rankNames[account.rank ?? ''] } : {}),
    ...(surface === 'facility' ? { place } : {}),
  } as Viewer
}

async function demoFor(ctx: Context, { personas }: Demonstration): Promise<Demo> {
  const unread = 'accountId' in ctx.actor ? await mailCount(ctx, ctx.actor.accountId) : 0
  return { personas, unread }
}
