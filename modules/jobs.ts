import type { TaskList } from 'graphile-worker'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { findEvent, reactionOf } from '#platform/events.ts'

interface React {
  municipality: number
  event: string
  type: string
  name: string
}

/** The queue's tasks. Importing the modules' jobs.ts (below, in `registerReactions`) makes their reactions known. */
export function tasks(database: Database): TaskList {
  return {
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
