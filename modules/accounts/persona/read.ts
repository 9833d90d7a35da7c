import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'

export interface PersonaRow {
  id: string
  name: string
  role: string
  surface: 'resident' | 'facility' | 'office'
}

const surfaces = { resident: 'resident', facility: 'facility', staff: 'office' } as const

/** The demo city's people one can become with one click; empty where no demo is loaded. */
export async function personasOf(database: Database): Promise<PersonaRow[]> {
  const rows = await enter(
    database,
    { kind: 'visitor' },
    ctx =>
      ctx.db
        .selectFrom('accounts')
        .select(['persona', 'persona_role', 'persona_order', 'name', 'kind'])
        .where('persona', 'is not', null)
        .orderBy('persona_order')
        .execute(),
    { claim: 'persona' },
  )
  return rows.map(row => ({
    id: row.persona ?? '',
    name: row.name,
    role: row.persona_role ?? '',
    surface: surfaces[row.kind as keyof typeof surfaces],
  }))
}
