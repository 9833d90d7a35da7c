import type { Answers, FileAnswer } from '#language/scheme/form.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { asId, mayOpen, municipalityOf } from './access.ts'
import type { Channel } from './schema.ts'

/** A draft, or what became of it. `answers` of a draft hold everything ever written, behind closed doors too. */
export interface Application {
  municipality: number
  id: string
  schemeId: string
  schemeVersion: number
  account: string | null
  residentId: string | null
  channel: Channel
  answers: Answers
  /** What the registers answered: not asked, and shown to the applicant only masked. Once sent, among the answers. */
  given: Answers
  /** The invitation it is written by; null for everybody with an account, paper and phone. */
  bearer: string | null
  /** Grows with every saved page. */
  revision: number
  createdAt: Date
  updatedAt: Date
  submittedAt: Date | null
}

/** A submitted application under way. Its state is in modules/applications/state. */
export interface Case {
  municipality: number
  id: string
  applicationId: string
  schemeId: string
  schemeVersion: number
  account: string | null
  /** 受付番号. */
  number: string
  applicant: string
  applicantKana: string
  /** 支援措置: the address appears nowhere it need not. */
  protected: boolean
  channel: Channel
  receivedAt: Date
}

/** One application. Refuses `not-found` for another family's or another municipality's. `lock` keeps others waiting. */
export async function applicationOf(
  ctx: Context,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Application> {
  let query = ctx.db
    .selectFrom('applications')
    .selectAll()
    .where('municipality_id', '=', municipalityOf(ctx.actor))
    .where('id', '=', asId(id))
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  // What was not sent is the writer's alone.
  const unsent = row?.submitted_at === null && ctx.actor.kind === 'staff'
  if (!row || unsent || !mayOpen(ctx.actor, row)) refuse('not-found')
  return asApplication(row)
}

/** One case, under the same rule. */
export async function caseRecord(ctx: Context, id: string): Promise<Case> {
  const row = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('municipality_id', '=', municipalityOf(ctx.actor))
    .where('id', '=', asId(id))
    .executeTakeFirst()
  if (!row || !mayOpen(ctx.actor, row)) refuse('not-found')
  return asCase(row)
}

/** The case an application became, for whoever may open the application; undefined while it is a draft. */
export async function caseOfApplication(
  ctx: Context,
  municipality: number,
  applicationId: string,
): Promise<Case | undefined> {
  const row = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  // A bearer was shown the application before, and has no key to cases but what is lent for this question.
  return row && (ctx.actor.kind === 'bearer' || mayOpen(ctx.actor, row)) ? asCase(row) : undefined
}

/** What was submitted: version `seq`, or the last one; empty for a draft. */
export async function answersOf(
  ctx: Context,
  municipality: number,
  applicationId: string,
  seq?: number,
): Promise<Answers> {
  return (await versionOf(ctx, municipality, applicationId, seq))?.answers ?? {}
}

/** What was submitted last of each of these; those that are drafts are left out. */
export async function latestAnswers(
  ctx: Context,
  municipality: number,
  applicationIds: readonly string[],
): Promise<Map<string, Answers>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('application_versions')
    .distinctOn('application_id')
    .select(['application_id', 'answers'])
    .where('municipality_id', '=', municipality)
    .where('application_id', 'in', applicationIds)
    .orderBy('application_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map(row => [row.application_id, row.answers as unknown as Answers]))
}

export interface SubmittedVersion {
  seq: number
  answers: Answers
  at: Date
}

export async function versionOf(
  ctx: Context,
  municipality: number,
  applicationId: string,
  seq?: number,
): Promise<SubmittedVersion | undefined> {
  let query = ctx.db
    .selectFrom('application_versions')
    .select(['seq', 'answers', 'at'])
    .where('municipality_id', '=', municipality)
    .where('application_id', '=', applicationId)
  query = seq === undefined ? query.orderBy('seq', 'desc').limit(1) : query.where('seq', '=', seq)
  const row = await query.executeTakeFirst()
  return row && { seq: row.seq, answers: row.answers as unknown as Answers, at: row.at }
}

/** What an account has begun and not sent, last touched first. */
export async function draftsOf(ctx: Context, account: string): Promise<Application[]> {
  const rows = await ctx.db
    .selectFrom('applications')
    .selectAll()
    .where('municipality_id', '=', municipalityOf(ctx.actor))
    .where('account_id', '=', account)
    .where('submitted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(asApplication)
}

/** What an account has sent, newest first. */
export async function casesOf(ctx: Context, account: string): Promise<Case[]> {
  const rows = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('municipality_id', '=', municipalityOf(ctx.actor))
    .where('account_id', '=', account)
    .orderBy('received_at', 'desc')
    .execute()
  return rows.map(asCase)
}

/** The scheme as it was when this application was written. */
export function schemeOfApplication(
  ctx: Context,
  application: Pick<Application, 'municipality' | 'schemeId' | 'schemeVersion'>,
): Promise<PublishedScheme> {
  return schemeOf(ctx, application.municipality, application.schemeId, application.schemeVersion)
}

/** A file that belongs to an application the actor may open, for handing it out. Refuses `not-found`. Staff see an
 * applicant's file once the application was sent. */
export async function attachmentOf(
  ctx: Context,
  applicationId: string,
  hash: string,
): Promise<FileAnswer & { question: string; account: string | null; municipality: number }> {
  const row = await ctx.db
    .selectFrom('attachments')
    .selectAll()
    .where('municipality_id', '=', municipalityOf(ctx.actor))
    .where('application_id', '=', asId(applicationId))
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst()
  if (!row || !mayOpen(ctx.actor, row)) refuse('not-found')
  if (row.account_id !== null) await applicationOf(ctx, applicationId)
  return {
    hash: row.hash,
    name: row.name,
    mime: row.mime,
    bytes: row.bytes,
    question: row.question,
    account: row.account_id,
    municipality: row.municipality_id,
  }
}

function asApplication(row: {
  municipality_id: number
  id: string
  scheme_id: string
  scheme_version: number
  account_id: string | null
  resident_id: string | null
  channel: string
  answers: unknown
  given: unknown
  bearer_id: string | null
  revision: number
  created_at: Date
  updated_at: Date
  submitted_at: Date | null
}): Application {
  return {
    municipality: row.municipality_id,
    id: row.id,
    schemeId: row.scheme_id,
    schemeVersion: row.scheme_version,
    account: row.account_id,
    residentId: row.resident_id,
    channel: row.channel as Channel,
    answers: row.answers as Answers,
    given: row.given as Answers,
    bearer: row.bearer_id,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
  }
}

function asCase(row: {
  municipality_id: number
  id: string
  application_id: string
  scheme_id: string
  scheme_version: number
  account_id: string | null
  number: string
  applicant: string
  applicant_kana: string
  protected: boolean
  channel: string
  received_at: Date
}): Case {
  return {
    municipality: row.municipality_id,
    id: row.id,
    applicationId: row.application_id,
    schemeId: row.scheme_id,
    schemeVersion: row.scheme_version,
    account: row.account_id,
    number: row.number,
    applicant: row.applicant,
    applicantKana: row.applicant_kana,
    protected: row.protected,
    channel: row.channel as Channel,
    receivedAt: row.received_at,
  }
}
