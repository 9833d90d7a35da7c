import pg from 'pg'
import { tokyoDay } from '#language/values/date.ts'
import { openDatabase } from '#platform/db.ts'
import { applicationRole } from '#platform/migrate.ts'
import { loadFamilies } from './families.ts'
import { beginLoad, finishLoad } from './marker.ts'
import { loadPeople } from './people.ts'
import { loadPlaces } from './places.ts'
import { publishSchemes } from './schemes.ts'
import { stage } from './stage.ts'

/**
 * The demo city, once: does nothing when it is there, and begins anew when an earlier start was killed before it
 * was complete. Towns and people are written as the owner of the tables; everything that happened is played through
 * the product's own commands as the application's role.
 */
export async function loadDemo(
  ownerUrl: string,
  say: (line: string) => void = () => undefined,
  now: Date = new Date(),
): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options: relaxed })
  const owner = openDatabase(pool)
  try {
    if (!(await beginLoad(pool, say))) return
    say('デモの市を読み込んでいます（まんなか市・みなみ町）')
    const today = tokyoDay(now)
    await owner.transaction().execute(async db => {
      await loadPlaces(db)
      await loadFamilies(db, today)
      await loadPeople(db)
    })
    await play(ownerUrl, pool)
    await finishLoad(pool)
  } finally {
    await owner.destroy()
  }
}

/** Commits need not reach the disk one by one: a killed load is begun anew, and the last one waits for all. */
const relaxed = '-c synchronous_commit=off'

async function play(ownerUrl: string, owner: pg.Pool): Promise<void> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 4,
    options: `${relaxed} -c role=${applicationRole}`,
  })
  const database = openDatabase(pool)
  try {
    const theatre = stage(database, owner)
    await publishSchemes(theatre, new Date('2025-03-25T01:00:00Z'), '2025-04-01')
    await theatre.settle()
  } finally {
    await database.destroy()
  }
}
