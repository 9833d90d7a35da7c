import type { TaskList } from 'graphile-worker'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Env } from '#platform/env.ts'
import { findEvent, reactionOf } from '#platform/events.ts'
import type { Clockwork } from '#platform/queue.ts'

// Each module's jobs.ts makes its reactions known when it is imported. In reading order.
import * as accounts from './accounts/jobs.ts'
import * as applications from './applications/jobs.ts'
import * as directory from './eligibility/directory/jobs.ts'
import * as registers from './registers/jobs.ts'
import './cases/jobs.ts'
import './letters/jobs.ts'
import './vouchers/jobs.ts'
import * as bookings from './bookings/jobs.ts'
import * as invitations from './invitations/jobs.ts'
import * as messages from './messages/jobs.ts'
import './claims/jobs.ts'
import './payments/jobs.ts'
import './surveys/jobs.ts'
import * as visits from './visits/jobs.ts'

interface React {
  municipality: number
  event: string
  type: string
  name: string
}

/** What background work may use. */
export interface Workshop {
  database: Database
  env: Env
}

/** What is done by the clock, UTC. Each task takes every municipality in turn. */
export const clockwork: Clockwork[] = [
  ...accounts.clockwork,
  ...registers.clockwork,
  ...directory.clockwork,
  ...applications.clockwork,
  ...bookings.clockwork,
  ...messages.clockwork,
  ...invitations.clockwork,
  ...visits.clockwork,
]

/** Tasks of modules' own, beside reactions. */
const contributions: ((workshop: Workshop) => TaskList)[] = [
  accounts.tasks,
  directory.tasks,
  registers.tasks,
  applications.tasks,
  bookings.tasks,
  messages.tasks,
  invitations.tasks,
  visits.tasks,
]

/** The queue's tasks: reactions to events, and what modules do by the clock. */
export function tasks(workshop: Workshop): TaskList {
  const { database } = workshop
  return {
    ...Object.assign({}, ...contributions.map(contribution => contribution(workshop))),
    react: async payload => {
      const { municipality, event, type, name } = payload as React
      const reaction = reactionOf(type, name)
      if (!reaction) throw new Error(`no reaction ${name} to ${type}`)
      const system = { kind: 'system', municipalityId: municipality, job: name } as const
      await enter(database, system, async ctx => {
        const found = await findEvent(ctx, municipality, event)
        if (!found) throw new Error(`event ${event} is not there`)
        await reaction(ctx, found)
      })
    },
  }
}
