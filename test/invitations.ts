import { hashToken } from '#modules/accounts/session/rules.ts'
import { judgeHouseholds } from '#modules/eligibility/directory/jobs.ts'
import { startRun } from '#modules/eligibility/directory/write.ts'
import { newSecrets } from '#modules/invitations/link/rules.ts'
import { storeLinks } from '#modules/invitations/link/write.ts'
import { createCampaign } from '#modules/invitations/write.ts'
import { mannaka, system, type World } from './actors.ts'
import type { StaffActor } from './builders.ts'

/** A finished run of the directory. */
export async function judged(w: World, actor: StaffActor, now: Date): Promise<string> {
  const { id } = await w.as(actor, ctx => startRun(ctx, {}), now)
  await judgeHouseholds(w.database, actor.municipalityId, id, { now })
  return id
}

/** A campaign for the small benefit, to be answered by the end of the year. */
export function campaign(
  w: World,
  actor: StaffActor,
  run: string,
  now: Date,
  more: Partial<Parameters<typeof createCampaign>[1]> = {},
) {
  return w.as(
    actor,
    ctx =>
      createCampaign(ctx, {
        run,
        filter: { scheme: 'family-care', page: 1, size: 50 },
        name: '応援給付の案内',
        factor: 'birth-date',
        mail: false,
        answerBy: '2026-12-31',
        ...more,
      }),
    now,
  )
}

/** The link of one household's letter, as it would be printed. */
export async function linkOf(
  w: World,
  household: string,
  now: Date,
  options: { code?: boolean; campaign?: string } = {},
) {
  const row = await w.owner
    .selectFrom('invitations')
    .selectAll()
    .where('household', '=', household)
    .$if(options.campaign !== undefined, query => query.where('campaign_id', '=', options.campaign as string))
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const secrets = newSecrets()
  const issued = new Map([[row.id, secrets]])
  await w.as(system(mannaka), ctx => storeLinks(ctx, mannaka, issued, { code: options.code ?? false }), now)
  return { id: row.id, ...secrets, municipality: mannaka, hash: hashToken(secrets.token) }
}
