// Loaded first into a process started by bootstrap.mjs. It must end in order however it is asked to: by Ctrl-C,
// by the same signal twice (a terminal's group and npm both send it), or by its starter disappearing.
import { constants } from 'node:os'

let asked = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const nobodyElseListens = process.listenerCount(signal) === 1
    if (asked === 0 ? nobodyElseListens : Date.now() - asked > 2000)
      process.exit(128 + constants.signals[signal])
    asked ||= Date.now()
  })
}

if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => asked || process.kill(process.pid, 'SIGTERM'))
}
