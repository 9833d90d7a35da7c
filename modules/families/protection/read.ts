import type { Context } from '#platform/context.ts'

/** Whose address is protected (支援措置) among these people of the register, as it stands now. */
export async function protectedAmong(
  ctx: Context,
  municipality: number,
  residentIds: readonly string[],
): Promise<string[]> {
  if (residentIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('residents')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('id', 'in', residentIds)
    .where('protected', '=', true)
    .execute()
  return rows.map(row => row.id)
}
