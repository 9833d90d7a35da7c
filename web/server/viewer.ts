import type { SignedIn } from '#modules/accounts/session/read.ts'
import { type Actor, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Demo, PageRequest, Persona, Viewer } from '../ui/request.ts'

/** What demo mode adds to every page. */
export interface Demonstration {
  personas: Persona[]
}

const rankNames: Record<string, string> = {
  staff: '担当',
  'subsection-chief': '係長',
  'section-chief': '課長',
  'division-chief': '部長',
}

/** The parts of the page's request that need the database: the viewer's name and place, the city, the mailbox. */
export async function viewerOf(
  database: Database,
  asked: { actor: Actor; found: SignedIn | null; path: string; demonstration: Demonstration | null },
): Promise<Pick<PageRequest, 'viewer' | 'municipality' | 'demo'>> {
  const { actor, found, path, demonstration } = asked
  return enter(database, actor, async ctx => {
    const slug = path.split('/')[1] ?? ''
    const municipalityId = 'municipalityId' in actor ? actor.municipalityId : null
    const municipality = await ctx.db
      .selectFrom('municipalities')
      .select(['id', 'slug', 'name'])
      .where(eb => eb.or([eb('slug', '=', slug), eb('id', '=', municipalityId ?? 0)]))
      .execute()
    const here = municipality.find(m => m.slug === slug) ?? municipality.find(m => m.id === municipalityId)
    const facility =
      actor.kind === 'facility'
        ? await ctx.db
            .selectFrom('facilities')
            .select('name')
            .where('id', '=', actor.facilityId)
            .executeTakeFirst()
        : undefined
    const viewer = found && actor.kind !== 'visitor' ? viewerFrom(found, facility?.name ?? here?.name) : null
    return {
      viewer,
      municipality: here
        ? { code: String(here.id).padStart(6, '0'), slug: here.slug, name: here.name }
        : null,
      demo: demonstration ? await demoFor(ctx.db, actor, demonstration) : null,
    }
  })
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

async function demoFor(
  db: Parameters<Parameters<typeof enter>[2]>[0]['db'],
  actor: Actor,
  d: Demonstration,
): Promise<Demo> {
  if (!('accountId' in actor)) return { personas: d.personas, unread: 0 }
  const row = await db
    .selectFrom('messages')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', actor.accountId)
    .where('sent_at', 'is not', null)
    .executeTakeFirst()
  return { personas: d.personas, unread: row?.count ?? 0 }
}
