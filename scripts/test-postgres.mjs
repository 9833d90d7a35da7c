// The PostgreSQL that tests share: `stop` ends it, `watch` (started with it) ends it after it was idle a while.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCluster } from '../platform/postgres/cluster.ts'
import { findPostmaster } from '../platform/postgres/postmaster.ts'
import { isBusy, stopIfIdle, testFolder } from '../test/postgres.ts'

const idleMinutes = 10
const cluster = await openCluster(testFolder, () => undefined)
const serverPid = async () => (await findPostmaster(cluster.directory))?.pid

if (process.argv[2] === 'stop') await cluster.stop()
else if (process.argv[2] === 'watch') {
  const watched = await serverPid()
  let free = Date.now()
  while (watched && (await serverPid()) === watched) {
    await sleep(15_000)
    if (await isBusy(cluster).catch(() => false)) free = Date.now()
    else if (Date.now() - free > idleMinutes * 60_000) await stopIfIdle(cluster)
  }
} else {
  console.error('node scripts/test-postgres.mjs stop | watch')
  process.exitCode = 1
}
