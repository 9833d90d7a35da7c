// Loaded first into a process started by bootstrap.mjs: when the starter is gone, stop as if asked to.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
