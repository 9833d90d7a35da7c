import { type Kysely, sql } from 'kysely'
import { shippedSchemes } from '#db/shipped.ts'
import type { DB } from '#db/types.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { actorOf } from '#modules/accounts/session/read.ts'
import { startSession } from '#modules/accounts/session/write.ts'
import { startApplication } from '#modules/applications/write.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { city, publishShipped, type Running, runningCity } from '../running/city.ts'

export interface Scene extends Running {
  pages: Record<'resident-form' | 'staff-queue', { path: string; cookie: string }>
}

/** A city with its first scheme, so many open cases, one resident with a draft, one clerk; and the server over it. */
export async function scene(openCases: number): Promise<Scene> {
  return runningCity(async (owner, database) => {
    const [schemeId] = shippedSchemes().find(([, of]) => Number(of) === city) ?? []
    if (!schemeId) throw new Error('no scheme is shipped for the city')
    const scheme = await publishShipped(database, schemeId)
    await cases(owner, scheme, openCases)
    const clerk = await person(owner, database, 'staff')
    const mother = await person(owner, database, 'resident')
    const { id } = await enter(database, mother.actor, ctx =>
      startApplication(ctx, { municipality: city, scheme: scheme.id, channel: 'online' }),
    )
    const path = `/mannaka/apply/${scheme.id}/${id}/${scheme.form.pages[0]?.id}`
    return {
      pages: {
        'resident-form': { path, cookie: mother.cookie },
        'staff-queue': { path: '/office/cases', cookie: clerk.cookie },
      },
    }
  })
}

/** Cases received over the last sixty days, each checked; every fifth needs a look. */
async function cases(owner: Kysely<DB>, { id, workflow }: Scheme, count: number): Promise<void> {
  const received = sql`now() - n * interval '86 minutes'`
  await sql`create temp table made as
    select n, app.uuid7() as application, app.uuid7() as id from generate_series(1, ${count}::int) n`.execute(
    owner,
  )
  await sql`insert into applications (municipality_id, id, scheme_id, scheme_version, channel, answers, revision,
      created_at, updated_at, submitted_at)
    select ${city}, application, ${id}, 1, 'online', '{}', 1, ${received}, ${received}, ${received} from made`.execute(
    owner,
  )
  await sql`insert into cases (municipality_id, id, application_id, scheme_id, scheme_version, number, applicant,
      applicant_kana, channel, received_at)
    select ${city}, id, application, ${id}, 1, 'R8-' || lpad(n::text, 5, '0'), '山田　花子' || n, 'ヤマダ　ハナコ' || n,
      (array['online', 'online', 'online', 'paper', 'phone'])[1 + n % 5], ${received} from made`.execute(
    owner,
  )
  await sql`insert into case_actions (municipality_id, case_id, seq, action, to_state, actor_kind, at)
    select ${city}, id, 1, 'submit', ${workflow.initial}, 'resident', ${received} from made`.execute(owner)
  await sql`insert into case_checks (municipality_id, case_id, seq, outcome, clean, assessment, facts, at)
    select ${city}, id, 1, case when n % 5 = 0 then 'unknown' else 'eligible' end, n % 5 <> 0, '{}', '{}', ${received}
    from made`.execute(owner)
  await sql`analyze`.execute(owner)
}

async function person(owner: Kysely<DB>, database: Database, kind: 'staff' | 'resident') {
  const account = await owner
    .insertInto('accounts')
    .values({
      kind,
      municipality_id: city,
      email: `${kind}@example.jp`,
      name: kind === 'staff' ? '市役所　花' : '山田　花子',
      ...(kind === 'staff' ? { section: 'こども家庭課', rank: 'staff' } : { kana: 'ヤマダ　ハナコ' }),
      created_at: new Date(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const token = await enter(database, { kind: 'visitor' }, ctx =>
    startSession(ctx, account, { factors: 2, by: 'bench' }),
  )
  return { actor: actorOf(account), cookie: `session=${token}` }
}
