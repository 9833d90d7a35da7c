import type { TaskList } from 'graphile-worker'
import { municipalities } from '#modules/places/read.ts'
import { type Actor, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Clockwork } from '#platform/queue.ts'
import { forgetAnswers } from './forgetting/write.ts'

/** Four in the morning in Japan. */
export const clockwork: Clockwork[] = [{ task: 'forget-visit-answers', match: '10 19 * * *' }]

export function tasks({ database }: { database: Database }): TaskList {
  return {
    'forget-visit-answers': async () => {
      await forgetAll(database)
    },
  }
}

/** Removes, town by town, answers nobody came back for. Answers of how many visits. */
export async function forgetAll(database: Database, now?: Date): Promise<number> {
  const options = now ? { now } : {}
  const towns = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx), options)
  let forgotten = 0
  for (const { id } of towns) {
    const system: Actor = { kind: 'system', municipalityId: id, job: 'forget-visit-answers' }
    forgotten += await enter(database, system, ctx => forgetAnswers(ctx, id), options)
  }
  return forgotten
}
