import { on } from '#platform/events.ts'
import { checkCase } from './check/write.ts'
import { protectionEvents } from './protection/read.ts'
import { followProtection } from './protection/write.ts'

for (const type of ['application.submitted', 'application.corrected']) {
  on(type, 'first-check', async (ctx, event) => {
    await checkCase(ctx, { caseId: event.subject.id }, { key: event.id })
  })
}

for (const type of protectionEvents) on(type, 'follow-protection', followProtection)
