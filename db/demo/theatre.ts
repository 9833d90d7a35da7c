import type { Scheme } from '#language/scheme/scheme.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { shippedScheme } from '../shipped.ts'
import { type Agenda, agenda } from './agenda.ts'
import { mannaka, minami, scheme } from './constants.ts'
import type { Mother } from './mothers.ts'
import { type Dice, dice } from './random.ts'
import type { Stage } from './stage.ts'

/** Everything a scene of the demo needs. */
export interface Theatre extends Stage {
  agenda: Agenda
  luck: Dice
  now: Date
  /** The day in Japan at `now`. */
  today: string
  schemeOf(municipality: number): Scheme
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

export const towns: Record<number, Town> = {
  [mannaka]: { municipality: mannaka, clerk: 'tanto', chief: 'kakaricho', head: 'kacho' },
  [minami]: {
    municipality: minami,
    clerk: 'minami-tanto',
    chief: 'minami-kakaricho',
    head: 'minami-kacho',
  },
}

export function townOf(municipality: number): Town {
  const town = towns[municipality]
  if (!town) throw new Error(`no town ${municipality}`)
  return town
}

/** `owner` reads who is there; what happens goes through `stage`. */
export async function theatre(
  stage: Stage,
  owner: Database,
  given: { now: Date; today: string; mothers: Mother[] },
): Promise<Theatre> {
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
  const schemes = new Map([mannaka, minami].map(code => [code, shippedScheme(scheme, String(code))]))
  return {
    ...stage,
    ...given,
    agenda: agenda(given.now),
    luck: dice(139_998),
    schemeOf: municipality => schemes.get(municipality) as Scheme,
    actor: persona => found(actors.find(a => a.persona === persona)?.actor, persona),
    atFacility: facility =>
      found(
        actors.find(({ actor }) => actor.kind === 'facility' && actor.facilityId === facility)?.actor,
        facility,
      ),
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
