import type { TaskList } from 'graphile-worker'
import { municipalities } from '#modules/places/read.ts'
import { type Actor, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Clockwork } from '#platform/queue.ts'
import { forgetExpired } from './stash/write.ts'

/** Four in the morning in Japan. */
export const clockwork: Clockwork[] = [{ task: 'forget-held-inputs', match: '0 19 * * *' }]

export function tasks({ database }: { database: Database }): TaskList {
  return {
    'forget-held-inputs': async () => {
      await forgetAll(database)
    },
  }
}

/** Forgets, town by town, what was typed as a sign-in ended and nobody came back for. Answers how much. */
export async function forgetAll(database: Database, now?: Date): Promise<number> {
  const options = now ? { now } : {}
  const towns = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx), options)
  let forgotten = 0
  for (const { id } of towns) {
    const system: Actor = { kind: 'system', municipalityId: id, job: 'forget-held-inputs' }
    forgotten += await enter(database, system, ctx => forgetExpired(ctx, id), options)
  }
  return forgotten
}
