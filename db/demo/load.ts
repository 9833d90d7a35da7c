import { tokyoDay } from '#language/values/date.ts'
import { openDatabase, openPool } from '#platform/db.ts'
import { applicationRole } from '#platform/migrate.ts'
import { playBenefits } from './benefits.ts'
import { mannaka, minami } from './constants.ts'
import { playCounter } from './counter.ts'
import { playDirectory } from './directory.ts'
import { loadExtracts } from './extracts.ts'
import { families } from './families.ts'
import { inventFamilies } from './invented.ts'
import { playInvitations } from './invitations.ts'
import { beginLoad, finishLoad } from './marker.ts'
import { loadMothers } from './mothers.ts'
import { inventNeighbours } from './neighbours.ts'
import { loadPeople } from './people.ts'
import { loadPlaces } from './places.ts'
import { playTown } from './play.ts'
import { namedPlots } from './plots.ts'
import { loadFamilies } from './register.ts'
import { publishSchemes } from './schemes.ts'
import { deliverPast, stage } from './stage.ts'
import { loadTakenIn } from './taken-in.ts'
import { castOf, theatre } from './theatre.ts'
import { publishTimetables } from './timetable.ts'

/**
 * The demo city, once: does nothing when it is there, and begins anew when an earlier start was killed before it
 * was complete. Towns and people are written as the owner of the tables; everything that happened is played through
 * the product's own commands as the application's role.
 */
export async function loadDemo(
  ownerUrl: string,
  say: (line: string) => void = quiet,
  now: Date = new Date(),
): Promise<void> {
  const ownerPool = openPool(ownerUrl, { max: 4, settings: relaxed })
  const pool = openPool(ownerUrl, { max: 6, settings: relaxed, role: applicationRole })
  const owner = openDatabase(ownerPool)
  const database = openDatabase(pool)
  try {
    if (!(await beginLoad(ownerPool, say))) return
    say('デモの市を読み込んでいます（まんなか市・みなみ町）')
    const today = tokyoDay(now)
    const invented = inventFamilies(today)
    const all = [...families, ...invented.map(({ family }) => family)]
    const mothers = await owner.transaction().execute(async db => {
      await loadPlaces(db)
      await loadFamilies(db, [...all, ...inventNeighbours(today)], today)
      await loadExtracts(db, today)
      await loadPeople(db)
      await loadTakenIn(db, today)
      return loadMothers(db, all, today)
    })
    const plots = [
      ...namedPlots(today),
      ...invented.map(({ family, plot }) => ({ household: family.household, plot })),
    ]
    const scene = stage(database, ownerPool)
    await publishSchemes(scene, new Date('2025-03-25T01:00:00Z'), '2025-04-01')
    say(`住民と職員をそろえ、制度を公開しました（${mothers.length}世帯）`)
    const given = { now, today, mothers, ...(await castOf(owner)) }
    await publishTimetables(scene, given)
    const acts = await Promise.all(
      [mannaka, minami].map(code =>
        playTown(theatre(scene, given, code), plots, code === mannaka ? say : quiet),
      ),
    )
    await playBenefits(scene, given)
    await playDirectory(scene, owner, now, given.actor)
    await playInvitations(scene, owner, now, given.actor)
    say('すべての世帯を、公開中の制度で判定しました')
    await playCounter(scene, given.actor('tanto'), now)
    await deliverPast(ownerPool, now)
    say(`過去1年のできごとをすべて再現しました（${acts.reduce((a, b) => a + b)}件）`)
    await finishLoad(ownerPool)
  } finally {
    await database.destroy()
    await owner.destroy()
  }
}

const quiet = () => undefined

/** Commits need not reach the disk one by one: a killed load is begun anew, and the last one waits for all. */
const relaxed = { synchronous_commit: 'off' }
