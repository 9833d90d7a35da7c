import type { Context } from '#platform/context.ts'

/**
 * Everything that moves the claims of one scheme waits here for its turn, until the transaction ends: handing in,
 * returning, accepting, taking a use back, closing a month, paying. What a month holds must be read after this, in
 * statements of their own.
 */
export async function lockBook(ctx: Context, municipality: number, scheme: string): Promise<void> {
  await ctx.db
    .insertInto('claim_books')
    .values({ municipality_id: municipality, scheme_id: scheme })
    .onConflict(conflict => conflict.columns(['municipality_id', 'scheme_id']).doNothing())
    .execute()
  await ctx.db
    .selectFrom('claim_books')
    .select('scheme_id')
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', scheme)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
