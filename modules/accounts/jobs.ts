import type { TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Clockwork } from '#platform/queue.ts'

/** At night in Japan. */
export const clockwork: Clockwork[] = [{ task: 'tidy-sign-in', match: '23 18 * * *' }]

/** `tidy-sign-in`: takes away attempts, links, challenges and sessions that have ended. */
export function tasks({ database }: { database: Database }): TaskList {
  return {
    'tidy-sign-in': () => tidySignIn(database),
  }
}

export async function tidySignIn(database: Database, now = new Date()): Promise<void> {
  const system = { kind: 'system', municipalityId: null, job: 'tidy-sign-in' } as const
  await enter(database, system, ctx => sql`select app.tidy_sign_in(${now})`.execute(ctx.db))
}
