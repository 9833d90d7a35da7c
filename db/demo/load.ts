import pg from 'pg'
import { type Database, openDatabase } from '#platform/db.ts'
import { loadPeople } from './people.ts'
import { loadPlaces } from './places.ts'

/**
 * The demo city, once: does nothing when it is there. Runs as the owner of the tables, in one transaction, so that a
 * killed start leaves either all of it or nothing.
 */
export async function loadDemo(
  ownerUrl: string,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const owner: Database = openDatabase(pool)
  try {
    const there = await owner.selectFrom('municipalities').select('id').executeTakeFirst()
    if (there) return
    say('デモの市を読み込んでいます（まんなか市・みなみ町）')
    await owner.transaction().execute(async db => {
      await loadPlaces(db)
      await loadPeople(db)
    })
  } finally {
    await owner.destroy()
  }
}
