import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { addDays, fiscalYear, tokyoInstant } from '#language/values/date.ts'
import type { DB } from '#platform/db.ts'
import { mannaka, minami } from './constants.ts'

/** 係長 and 担当 take extracts in, and the registers the demo begins with are the last ones that 係長 took in. */
export async function loadTakenIn(db: Transaction<DB>, today: string): Promise<void> {
  const keepers = await db
    .selectFrom('accounts')
    .select(['id', 'municipality_id', 'rank'])
    .where('kind', '=', 'staff')
    .where('municipality_id', 'in', [mannaka, minami])
    .where('rank', 'in', ['staff', 'subsection-chief'])
    .execute()
  const appointed_at = tokyoInstant(addDays(today, -200), '09:00')
  await db
    .insertInto('register_keepers')
    .values(
      keepers.map(({ id, municipality_id }) => ({
        municipality_id: municipality_id ?? mannaka,
        account_id: id,
        appointed_at,
      })),
    )
    .execute()
  for (const keeper of keepers) {
    if (keeper.rank === 'subsection-chief' && keeper.municipality_id) {
      await history(db, keeper.municipality_id, keeper.id, today)
    }
  }
}

const tables = {
  residents: 'residents',
  taxes: 'register_taxes',
  pupils: 'register_pupils',
  benefits: 'register_benefits',
} as const
const labels = { residents: 'jumin', taxes: 'zei', pupils: 'gakurei', benefits: 'jukyu' } as const

async function history(
  db: Transaction<DB>,
  municipality: number,
  account: string,
  today: string,
): Promise<void> {
  const year = fiscalYear(today)
  for (const register of ['residents', 'taxes', 'pupils', 'benefits'] as const) {
    const yearly = register === 'taxes' || register === 'pupils'
    const daysAgo = { residents: 1, taxes: 160, pupils: 40, benefits: 20 }[register]
    const extracted_on = addDays(today, -daysAgo)
    const at = tokyoInstant(extracted_on, '16:30')
    const { rows: counted } = await sql<{ rows: number }>`
      select count(*)::int as rows from ${sql.table(tables[register])} where municipality_id = ${municipality}
        ${yearly ? sql`and year = ${year}` : sql``}`.execute(db)
    const rows = counted[0]?.rows ?? 0
    const file_name = `${labels[register]}_${extracted_on.replaceAll('-', '')}.csv`
    await db
      .insertInto('register_imports')
      .values({
        municipality_id: municipality,
        register,
        state: 'applied',
        extent: 'full',
        extracted_on,
        year: yearly ? year : null,
        file_name,
        bytes: rows * 120,
        sha256: createHash('sha256').update(`${municipality} ${file_name}`).digest('hex'),
        encoding: 'cp932',
        delimiter: ',',
        expected_rows: rows,
        rows,
        added: register === 'residents' ? 3 : rows,
        changed: register === 'residents' ? 5 : 0,
        gone: register === 'residents' ? 2 : 0,
        unchanged: register === 'residents' ? rows - 8 : 0,
        uploaded_by: account,
        uploaded_at: at,
        checked_at: at,
        approved_by: account,
        approved_at: at,
        applied_at: at,
      })
      .execute()
  }
}
