import type { Answers } from '#language/scheme/form.ts'
import { fiscalYear, tokyoDay } from '#language/values/date.ts'
import { likelyResident, residentOf } from '#modules/families/read.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { nextSerial } from '#platform/serial.ts'
import { type Applicant, applicantOf, receptionNumber } from '../rules.ts'
import { advance } from '../state/write.ts'

/**
 * Lends a resident's own command the municipality's key for as long as `work` runs: running numbers and the resident
 * register belong to the municipality. Only for statements that name what they touch.
 */
export async function withMunicipality<T>(
  ctx: Context,
  municipality: number,
  work: () => Promise<T>,
): Promise<T> {
  if (ctx.actor.kind !== 'resident') return work()
  await ctx.reach({ municipality })
  const result = await work()
  // On a throw the transaction ends, and the settings with it.
  await ctx.reach({ municipality: undefined })
  return result
}

/**
 * The same for somebody without an account, for all that receiving an application writes: no row of a case is theirs.
 * Whoever has an account works on.
 */
export async function asOffice<T>(ctx: Context, municipality: number, work: () => Promise<T>): Promise<T> {
  if (ctx.actor.kind !== 'bearer') return work()
  await ctx.reach({ municipality })
  const result = await work()
  await ctx.reach({ municipality: undefined })
  return result
}

export interface Intake {
  applicationId: string
  account: string | null
  residentId: string | null
  channel: string
  answers: Answers
  receivedAt: Date
}

/**
 * What every way of applying comes to: version 1 of the answers, the case with its 受付番号, and the first line of
 * its ledger. Inside the caller's command.
 */
export async function openCase(
  ctx: Context,
  { municipality, scheme, version }: PublishedScheme,
  intake: Intake,
): Promise<{ caseId: string; number: string; residentId: string | null }> {
  const { applicationId, account, answers } = intake
  const applicant = applicantOf(scheme.form, answers)
  const { resident, number } = await withMunicipality(ctx, municipality, async () => ({
    resident: await identify(ctx, municipality, intake.residentId, applicant),
    number: await takeNumber(ctx, municipality, intake.receivedAt),
  }))
  await ctx.db
    .insertInto('application_versions')
    .values({
      municipality_id: municipality,
      application_id: applicationId,
      seq: 1,
      account_id: account,
      answers: json(answers),
      at: ctx.now,
      actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    })
    .execute()
  const { id: caseId } = await ctx.db
    .insertInto('cases')
    .values({
      municipality_id: municipality,
      application_id: applicationId,
      scheme_id: scheme.id,
      scheme_version: version,
      account_id: account,
      number,
      applicant: applicant.name,
      applicant_kana: applicant.kana,
      protected: resident?.protected ?? false,
      channel: intake.channel,
      received_at: intake.receivedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await advance(ctx, {
    municipality,
    caseId,
    account,
    action: 'submit',
    from: null,
    to: scheme.workflow.initial,
  })
  return { caseId, number, residentId: resident?.id ?? null }
}

/** Who it is in the register: matched before by a person, or written exactly as registered. `alike` is for people. */
async function identify(
  ctx: Context,
  municipality: number,
  residentId: string | null,
  { name, kana, birthDate }: Applicant,
) {
  if (residentId) return residentOf(ctx, municipality, residentId)
  if (!birthDate || !name) return undefined
  const found = await likelyResident(ctx, municipality, { name, kana, birthDate })
  return found?.certainty === 'same' ? found.resident : undefined
}

async function takeNumber(ctx: Context, municipality: number, receivedAt: Date): Promise<string> {
  const year = fiscalYear(tokyoDay(receivedAt))
  return receptionNumber(year, await nextSerial(ctx, { municipality, kind: 'application', year }))
}
