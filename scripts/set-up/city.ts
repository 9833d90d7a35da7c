import { z } from 'zod'
import { normaliseEmail } from '../../language/values/email.ts'
import { sendAccountLink } from '../../modules/accounts/password/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/db.ts'
import { record } from '../../platform/events.ts'

const line = z.string().trim().min(1).max(200)

/** 全国地方公共団体コード: five digits and a check digit (総務省). */
export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, place) => total + weight * Number(code[place]), 0)
  const check = sum < 11 ? 11 - sum : (11 - (sum % 11)) % 10
  return Number(code[5]) === check % 10
}

/** What a new installation is told about a municipality and the first of its staff. */
export const City = z
  .object({
    code: z
      .union([z.string(), z.number().transform(n => String(n).padStart(6, '0'))])
      .refine(isMunicipalityCode, '6桁の団体コード（検査数字を含む）を書いてください'),
    slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'アドレスに使う英小文字の名前です'),
    name: line,
    nameEn: line,
    headTitle: line,
    headName: line,
    address: line,
    phone: line,
    administrator: z
      .object({
        name: line,
        kana: line,
        email: z
          .string()
          .refine(text => normaliseEmail(text) !== undefined, 'メールアドレスの形にしてください')
          .transform(text => normaliseEmail(text)?.toLowerCase() ?? ''),
        section: line,
        rank: z.enum(['section-chief', 'division-chief']).default('section-chief'),
      })
      .strict(),
  })
  .strict()
  .refine(city => !reserved.has(city.slug), { path: ['slug'], message: 'その名前は使えません' })
export type City = z.infer<typeof City>

/** First parts of addresses that are not cities. */
const reserved = new Set([
  'api',
  'account',
  'assets',
  'demo',
  'facility',
  'health',
  'language',
  'office',
  'ready',
  'sign-in',
  'sign-out',
  'v',
])

export interface SetUp {
  /** Opened by the administrator, to set a password; 7 days for an invitation, an hour for a reset. */
  link: string
  city: 'created' | 'there'
  administrator: 'invited' | 'reset'
}

/**
 * Creates the municipality and the account of its first administrator, as the owner of the tables, and gives the link
 * that lets them in. Running it again changes nothing in the municipality; for an administrator who is there already it
 * gives a new link, with `resetSecondFactor` also a new second factor: the way back in when nobody is left who can help.
 */
export async function setUp(
  owner: Database,
  city: City,
  options: { publicUrl: string; resetSecondFactor?: boolean; now?: Date },
): Promise<SetUp> {
  const now = options.now ?? new Date()
  return owner.transaction().execute(async db => {
    const ctx: Context = {
      actor: { kind: 'system', municipalityId: Number(city.code), job: 'set-up' },
      now,
      requestId: 'set-up',
      db,
      // The owner is not bound by row-level security.
      reach: async () => undefined,
    }
    const created = await insertMunicipality(ctx, city)
    const account = await administratorOf(ctx, city)
    if (options.resetSecondFactor && !account.fresh) await dropSecondFactor(ctx, account.id)
    const purpose = account.fresh ? 'invitation' : 'reset'
    const link = await sendAccountLink(ctx, account, { purpose, publicUrl: options.publicUrl })
    await record(ctx, {
      type: account.fresh ? 'account.invited' : 'account.reset',
      subject: { kind: 'account', id: account.id },
      municipality: Number(city.code),
      account: account.id,
      data: { rank: account.rank, resetSecondFactor: options.resetSecondFactor ?? false },
    })
    return {
      link,
      city: created ? 'created' : 'there',
      administrator: account.fresh ? 'invited' : 'reset',
    }
  })
}

async function insertMunicipality(ctx: Context, city: City): Promise<boolean> {
  const inserted = await ctx.db
    .insertInto('municipalities')
    .values({
      id: Number(city.code),
      slug: city.slug,
      name: city.name,
      name_en: city.nameEn,
      head_title: city.headTitle,
      head_name: city.headName,
      address: city.address,
      phone: city.phone,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

async function administratorOf(ctx: Context, city: City) {
  const { administrator } = city
  const there = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', 'staff')
    .where('municipality_id', '=', Number(city.code))
    .where('email', '=', administrator.email)
    .executeTakeFirst()
  if (there) {
    await ctx.db.updateTable('accounts').set({ disabled_at: null }).where('id', '=', there.id).execute()
    return { ...there, fresh: there.password_hash === null && there.oidc_subject === null }
  }
  const inserted = await ctx.db
    .insertInto('accounts')
    .values({ kind: 'staff', municipality_id: Number(city.code), ...administrator, created_at: ctx.now })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...inserted, fresh: true }
}

async function dropSecondFactor(ctx: Context, account: string): Promise<void> {
  const empty = { totp_secret: null, totp_pending: null, totp_last_step: null }
  await ctx.db.updateTable('accounts').set(empty).where('id', '=', account).execute()
  for (const table of ['recovery_codes', 'passkeys', 'sessions'] as const) {
    await ctx.db.deleteFrom(table).where('account_id', '=', account).execute()
  }
}
