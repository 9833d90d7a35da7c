// The PostgreSQL that tests share: `stop` ends it, `watch` (started with it) ends it after it was idle.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCluster } from '../platform/postgres/cluster.ts'
import { onServer, testFolder } from '../test/postgres.ts'

const idleMinutes = 15

const busy = cluster =>
  onServer(cluster, async client => {
    const { rows } = await client.query(
      `select count(*)::int n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return rows[0].n > 0
  })

const [command, condition] = process.argv.slice(2)
const cluster = await openCluster(testFolder, () => undefined)
if (command === 'stop') {
  // Another run in the same checkout may be using it.
  if (condition === '--if-idle' && (await cluster.running()) && (await busy(cluster))) process.exit()
  await cluster.stop()
} else if (command === 'watch') {
  for (let idle = 0; idle < idleMinutes && (await cluster.running()); ) {
    await sleep(60_000)
    idle = (await busy(cluster).catch(() => false)) ? 0 : idle + 1
  }
  await cluster.stop()
} else {
  console.error('node scripts/test-postgres.mjs stop | watch')
  process.exitCode = 1
}
