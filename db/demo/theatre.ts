import type { Scheme } from '#language/scheme/scheme.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { shippedScheme } from '../shipped.ts'
import { type Agenda, agenda } from './agenda.ts'
import { mannaka, minami, scheme } from './constants.ts'
import type { Mother } from './mothers.ts'
import type { Stage } from './stage.ts'

/** Everything a scene of the demo needs. */
export interface Theatre extends Stage {
  agenda: Agenda
  now: Date
  /** The day in Japan at `now`. */
  today: string
  /** The town it is about, and its scheme. */
  town: Town
  scheme: Scheme
  /** Persona's id → who that is. Residents, staff and facility staff of the demo. */
  actor(persona: string): Actor
  /** The one who works at a facility. */
  atFacility(facility: string): Actor
  mothers: Mother[]
}

export interface Town {
  municipality: number
  clerk: string
  chief: string
  head: string
}

const towns: Record<number, Town> = {
  [mannaka]: { municipality: mannaka, clerk: 'tanto', chief: 'kakaricho', head: 'kacho' },
  [minami]: {
    municipality: minami,
    clerk: 'minami-tanto',
    chief: 'minami-kakaricho',
    head: 'minami-kacho',
  },
}

function townOf(municipality: number): Town {
  const town = towns[municipality]
  if (!town) throw new Error(`no town ${municipality}`)
  return town
}

/** Everybody of the house and of the facilities, by persona or by the facility they work at. */
export async function castOf(owner: Database): Promise<Pick<Theatre, 'actor' | 'atFacility'>> {
  const accounts = await owner.selectFrom('accounts').selectAll().where('kind', '!=', 'resident').execute()
  const actors = accounts.map((a): { persona: string | null; actor: Actor } => ({
    persona: a.persona,
    actor:
      a.kind === 'staff'
        ? {
            kind: 'staff',
            accountId: a.id,
            municipalityId: a.municipality_id ?? 0,
            section: a.section ?? '',
            rank: a.rank ?? '',
            name: a.name,
          }
        : { kind: 'facility', accountId: a.id, facilityId: a.facility_id ?? '', name: a.name },
  }))
  const found = (actor: Actor | undefined, who: string) => {
    if (!actor) throw new Error(`nobody is ${who}`)
    return actor
  }
  return {
    actor: persona => found(actors.find(a => a.persona === persona)?.actor, persona),
    atFacility: facility =>
      found(
        actors.find(({ actor }) => actor.kind === 'facility' && actor.facilityId === facility)?.actor,
        facility,
      ),
  }
}

/** The theatre of one town: towns are played side by side, each in its own order. */
export function theatre(
  stage: Stage,
  given: Pick<Theatre, 'now' | 'today' | 'mothers' | 'actor' | 'atFacility'>,
  municipality: number,
): Theatre {
  return {
    ...stage,
    ...given,
    town: townOf(municipality),
    mothers: given.mothers.filter(mother => mother.municipality === municipality),
    agenda: agenda(given.now),
    scheme: shippedScheme(scheme, String(municipality)),
  }
}

export function asResident(mother: Mother): Actor {
  return {
    kind: 'resident',
    accountId: mother.account,
    municipalityId: mother.municipality,
    name: `${mother.name.family} ${mother.name.given}`.trim(),
    email: mother.email,
  }
}
