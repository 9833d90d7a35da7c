import { on } from '#platform/events.ts'
import { checkCase } from './check/write.ts'

for (const type of ['application.submitted', 'application.corrected']) {
  on(type, 'first-check', async (ctx, event) => {
    await checkCase(ctx, { caseId: event.subject.id }, { key: event.id })
  })
}
