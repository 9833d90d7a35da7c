import { tokyoDay } from '#language/values/date.ts'
import { appointDirectoryStaff } from '#modules/eligibility/appointing/write.ts'
import { sampleOf } from '#modules/eligibility/audit/read.ts'
import { drawSample, recordFinding } from '#modules/eligibility/audit/write.ts'
import { judgeHouseholds } from '#modules/eligibility/directory/jobs.ts'
import { startRun } from '#modules/eligibility/directory/write.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { mannaka } from './constants.ts'
import type { Stage } from './stage.ts'

const dayLong = 86_400_000

/**
 * 制度ディレクトリ of まんなか市: a run a month ago and one of yesterday. In between half of those who had not declared
 * their taxes did, so that there is a difference to see; and a sample of the last run is being checked.
 */
export async function playDirectory(
  { as, database }: Stage,
  owner: Database,
  now: Date,
  actor: (persona: string) => Actor,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * dayLong)
  const clerk = actor('tanto')
  if (!('accountId' in clerk)) throw new Error('tanto works for the town')
  const { accountId: account } = clerk
  await as(actor('kacho'), ago(40), ctx => appointDirectoryStaff(ctx, { account, may: true }))
  const run = async (at: Date): Promise<string> => {
    const { id } = await as(clerk, at, ctx => startRun(ctx, { asOf: tokyoDay(at) }))
    await judgeHouseholds(database, mannaka, id, { now: new Date(at.getTime() + 20_000) })
    return id
  }
  await run(ago(31))
  await declareLate(owner)
  const last = await run(ago(1))
  const drawn = ago(0.5)
  const { id } = await as(clerk, drawn, ctx =>
    drawSample(ctx, { run: last, scheme: 'school-aid', size: 12, seed: '1' }),
  )
  const { findings } = await as(clerk, drawn, ctx => sampleOf(ctx, id))
  for (const { household } of findings.slice(0, 5)) {
    await as(clerk, drawn, ctx => recordFinding(ctx, { sample: id, household, verdict: 'agree' }))
  }
}

/** Every other one of those who had not declared had next to no income. */
async function declareLate(owner: Database): Promise<void> {
  const late = await owner
    .selectFrom('register_taxes')
    .select('number')
    .distinct()
    .where('municipality_id', '=', mannaka)
    .where('declared', '=', false)
    .orderBy('number')
    .execute()
  const numbers = late.filter((_, index) => index % 2 === 0).map(row => row.number)
  await owner
    .updateTable('register_taxes')
    .set({
      declared: true,
      income: 350_000,
      salary_or_pension: false,
      deductions: 0,
      dependants: 0,
      class: 'non-taxed',
    })
    .where('municipality_id', '=', mannaka)
    .where('number', 'in', numbers)
    .execute()
}
