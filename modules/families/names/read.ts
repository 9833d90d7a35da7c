import type { Context } from '#platform/context.ts'

/** Names, フリガナ and 宛名番号 of people of the register, by their id; whom the actor may not see is left out. */
export async function namesOfResidents(
  ctx: Context,
  municipality: number,
  ids: readonly string[],
): Promise<Map<string, { number: string; name: string; kana: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('residents')
    .select(['id', 'number', 'name', 'kana'])
    .where('municipality_id', '=', municipality)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
