import { rm } from 'node:fs/promises'
import type { TaskList } from 'graphile-worker'
import { municipalities } from '#modules/places/read.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Env } from '#platform/env.ts'
import { addJob, type Clockwork } from '#platform/queue.ts'
import { mailSome } from './mailing/write.ts'
import { printSheet } from './sheets/jobs.ts'
import { pathOf } from './sheets/read.ts'
import { keptDays, silence } from './sheets/rules.ts'
import { forget } from './sheets/write.ts'

/** Every minute what a killed process left is taken up again; at night what was kept long enough is destroyed. */
export const clockwork: Clockwork[] = [
  { task: 'resume-invitations', match: '* * * * *' },
  { task: 'tidy-invitations', match: '23 18 * * *' },
]

interface Workshop {
  database: Database
  env: Pick<Env, 'dataDir' | 'publicUrl'>
}

const system = (municipality: number): Actor => ({
  kind: 'system',
  municipalityId: municipality,
  job: 'invitations',
})

export function tasks({ database, env }: Workshop): TaskList {
  return {
    'print-invitations': payload =>
      printSheet(database, env, payload as { municipality: number; sheet: string }),
    'mail-invitations': async payload => {
      const of = { ...(payload as { municipality: number; campaign: string }), publicUrl: env.publicUrl }
      while (await enter(database, system(of.municipality), ctx => mailSome(ctx, of))) {}
    },
    'drop-sheet-file': async payload => {
      await rm(pathOf(env.dataDir, (payload as { file: string }).file), { force: true })
    },
    'resume-invitations': () => everywhere(database, resumeSheets),
    'tidy-invitations': () => everywhere(database, tidy),
  }
}

async function everywhere(database: Database, work: (ctx: Context, municipality: number) => Promise<void>) {
  for (const { id } of await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx))) {
    await enter(database, system(id), ctx => work(ctx, id))
  }
}

/** Files that somebody began and gives no sign of any more are made anew. */
export async function resumeSheets(ctx: Context, municipality: number): Promise<void> {
  const stalled = await ctx.db
    .selectFrom('invitation_sheets')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('state', '=', 'making')
    .where('alive_at', '<', new Date(ctx.now.getTime() - silence * 1000))
    .execute()
  for (const { id } of stalled) {
    await addJob(ctx, 'print-invitations', { municipality, sheet: id }, { jobKey: `print-invitations:${id}` })
  }
}

/** Destroys files that were kept for long enough, and forgets browsers whose time is over. */
export async function tidy(ctx: Context, municipality: number): Promise<void> {
  const old = await ctx.db
    .selectFrom('invitation_sheets')
    .select(['id', 'file'])
    .where('municipality_id', '=', municipality)
    .where('state', '=', 'ready')
    .where('made_at', '<', new Date(ctx.now.getTime() - keptDays * 86_400_000))
    .execute()
  for (const { id, file } of old) await forget(ctx, municipality, id, file)
  await ctx.db
    .deleteFrom('invitation_openings')
    .where('municipality_id', '=', municipality)
    .where('expires_at', '<', ctx.now)
    .execute()
}
