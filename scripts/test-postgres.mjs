// The PostgreSQL that tests share: `stop` ends it, `watch` (started with it) ends it after it was idle a while.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCluster } from '../platform/postgres/cluster.ts'
import { stopIfIdle, testFolder } from '../test/postgres.ts'

const idleMinutes = 10
const cluster = await openCluster(testFolder, () => undefined)

if (process.argv[2] === 'stop') await cluster.stop()
else if (process.argv[2] === 'watch') {
  do await sleep(idleMinutes * 60_000)
  while ((await cluster.running()) && !(await stopIfIdle(cluster).catch(() => false)))
} else {
  console.error('node scripts/test-postgres.mjs stop | watch')
  process.exitCode = 1
}
