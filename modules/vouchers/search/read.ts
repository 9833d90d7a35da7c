import { normaliseKana } from '#language/values/kana.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { readNumber } from '../number/rules.ts'
import type { VoucherSearch } from '../schema.ts'

export interface FoundVoucher {
  id: string
  number: string
  holder: string
  holderKana: string
  schemeId: string
  caseId: string
  validFrom: string
  validUntil: string
  revoked: boolean
}

/**
 * The municipality's vouchers by number or the beginning of name or kana, newest first; all of them when nothing is
 * asked. For its staff only: refuses `not-allowed`.
 */
export async function searchVouchers(
  ctx: Context,
  search: VoucherSearch,
): Promise<{ rows: FoundVoucher[]; total: number }> {
  if (ctx.actor.kind !== 'staff') refuse('not-allowed')
  let query = ctx.db.selectFrom('vouchers').where('municipality_id', '=', ctx.actor.municipalityId)
  const number = readNumber(search.q)
  if (number) query = query.where('number', '=', number)
  else if (search.q) {
    const begins = (text: string) => `${text.replace(/[\\%_]/g, part => `\\${part}`)}%`
    query = query.where(eb =>
      eb.or([
        eb(
          eb.fn<string>('replace', ['holder', eb.val(' '), eb.val('')]),
          'like',
          begins(search.q.replace(/[\s　]/g, '')),
        ),
        eb(
          eb.fn<string>('replace', ['holder_kana', eb.val(' '), eb.val('')]),
          'like',
          begins(normaliseKana(search.q).replace(/[\s　]/g, '')),
        ),
        eb('number', 'like', begins(search.q.toUpperCase())),
      ]),
    )
  }
  const { total } = await query.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'id',
      'number',
      'holder',
      'holder_kana',
      'scheme_id',
      'case_id',
      'valid_from',
      'valid_until',
      'revoked_at',
    ])
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .limit(search.size)
    .offset((search.page - 1) * search.size)
    .execute()
  return {
    total,
    rows: rows.map(row => ({
      id: row.id,
      number: row.number,
      holder: row.holder,
      holderKana: row.holder_kana,
      schemeId: row.scheme_id,
      caseId: row.case_id,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      revoked: row.revoked_at !== null,
    })),
  }
}
