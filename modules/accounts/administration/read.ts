import { tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { refuse } from '../../refusals.ts'
import { asStaff } from '../access.ts'
import type { Account } from '../session/read.ts'
import { type FacilityTie, mayManageAccounts, reachFacility } from './access.ts'

/** One line of the list of accounts. */
export interface Listed {
  id: string
  name: string
  kana: string
  email: string
  section: string
  rank: string
  administrator: boolean
  /** invited: nobody has come in with it yet. */
  state: 'invited' | 'active' | 'disabled'
  /** app: six digits; provider: the identity provider's; none: to be set up at the next sign-in. */
  secondFactor: 'app' | 'provider' | 'none'
  lastSignIn: Date | null
}

export const tie: FacilityTie = {
  isAdministrator: async (ctx, account) => {
    const row = await ctx.db
      .selectFrom('accounts')
      .select('administrator')
      .where('id', '=', account)
      .executeTakeFirst()
    return row?.administrator ?? false
  },
  hasContract: async (ctx, municipality, facility) => {
    const today = tokyoDay(ctx.now)
    const row = await ctx.db
      .selectFrom('contracts')
      .select('id')
      .where('municipality_id', '=', municipality)
      .where('facility_id', '=', facility)
      .where('valid_from', '<=', today)
      .where(eb => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]))
      .executeTakeFirst()
    return row !== undefined
  },
}

/** The municipality's staff by section and kana; refuses `not-allowed` below 課長. */
export async function staffAccounts(ctx: Context): Promise<Listed[]> {
  const actor = asStaff(ctx.actor)
  if (!mayManageAccounts(actor)) refuse('not-allowed')
  const rows = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('municipality_id', '=', actor.municipalityId)
    .where('kind', '=', 'staff')
    .orderBy('section')
    .orderBy('kana')
    .execute()
  return listed(ctx, rows, actor.municipalityId)
}

/** A facility's accounts by kana; refuses as `reachFacility`. */
export async function facilityAccounts(ctx: Context, facility: string): Promise<Listed[]> {
  await reachFacility(ctx, facility, tie)
  const rows = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('kind', '=', 'facility')
    .orderBy('kana')
    .execute()
  return listed(ctx, rows, 0)
}

/** Facilities this municipality has a contract with today, whose accounts it may manage. */
export async function facilitiesUnderContract(
  ctx: Context,
): Promise<{ id: string; name: string; kind: string; email: string }[]> {
  const actor = asStaff(ctx.actor)
  if (!mayManageAccounts(actor)) refuse('not-allowed')
  const today = tokyoDay(ctx.now)
  return ctx.db
    .selectFrom('contracts')
    .innerJoin('facilities', 'facilities.id', 'contracts.facility_id')
    .select(['facilities.id', 'facilities.name', 'facilities.kana', 'facilities.kind', 'facilities.email'])
    .where('contracts.municipality_id', '=', actor.municipalityId)
    .where('contracts.valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]))
    .distinct()
    .orderBy('facilities.kana')
    .execute()
}

/**
 * The account to be managed, locked: a colleague's of one's own municipality, or one of `facility`. Refuses `not-found`
 * for any other, and as `reachFacility`.
 */
export async function accountToManage(
  ctx: Context,
  target: { account: string; facility: string | null },
): Promise<Account> {
  let query = ctx.db.selectFrom('accounts').selectAll().where('id', '=', target.account).forUpdate()
  if (target.facility) {
    await reachFacility(ctx, target.facility, tie)
    query = query.where('kind', '=', 'facility').where('facility_id', '=', target.facility)
  } else {
    const actor = asStaff(ctx.actor)
    if (!mayManageAccounts(actor)) refuse('not-allowed')
    query = query.where('kind', '=', 'staff').where('municipality_id', '=', actor.municipalityId)
  }
  return (await query.executeTakeFirst()) ?? refuse('not-found')
}

/** One account as its page shows it. */
export async function managedAccount(
  ctx: Context,
  target: { account: string; facility: string | null },
): Promise<Listed> {
  const account = await accountToManage(ctx, target)
  const [row] = await listed(ctx, [account], account.municipality_id ?? 0)
  return row ?? refuse('not-found')
}

async function listed(ctx: Context, rows: Account[], municipality: number): Promise<Listed[]> {
  const seen = await ctx.db
    .selectFrom('events')
    .select(['subject_id', eb => eb.fn.max('at').as('at')])
    .where('municipality_id', '=', municipality)
    .where('type', '=', 'session.started')
    .where('subject_kind', '=', 'account')
    .where('subject_id', 'in', rows.length > 0 ? rows.map(row => row.id) : [''.padEnd(36, '0')])
    .groupBy('subject_id')
    .execute()
  const last = new Map(seen.map(row => [row.subject_id, row.at]))
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    kana: row.kana ?? '',
    email: row.email,
    section: row.section ?? '',
    rank: row.rank ?? '',
    administrator: row.administrator,
    state: row.disabled_at
      ? 'disabled'
      : row.password_hash || row.oidc_subject || row.persona || last.has(row.id)
        ? 'active'
        : 'invited',
    secondFactor: row.totp_secret ? 'app' : row.oidc_subject ? 'provider' : 'none',
    lastSignIn: last.get(row.id) ?? null,
  }))
}
