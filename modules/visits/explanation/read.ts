import type { Context } from '#platform/context.ts'

export interface Film {
  address: string
  captions: string
  transcript: string
}

/** The town's own film; undefined where the house's pictures stand in. For the staff, and a tablet whose visit is proven. */
export async function filmOf(ctx: Context, municipality: number): Promise<Film | undefined> {
  return ctx.db
    .selectFrom('counter_explanations')
    .select(['address', 'captions', 'transcript'])
    .where('municipality_id', '=', municipality)
    .executeTakeFirst()
}
