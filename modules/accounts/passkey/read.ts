import type { Context } from '#platform/context.ts'

export interface Passkey {
  id: string
  label: string
  createdAt: Date
  lastUsedAt: Date | null
  transports: string[]
}

/** The signed-in person's passkeys, newest first. */
export async function passkeysOf(ctx: Context, account: string): Promise<Passkey[]> {
  const rows = await ctx.db
    .selectFrom('passkeys')
    .select(['id', 'label', 'created_at', 'last_used_at', 'transports'])
    .where('account_id', '=', account)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    transports: row.transports,
  }))
}
