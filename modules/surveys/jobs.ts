import { schemeOf } from '#modules/publishing/read.ts'
import { on } from '#platform/events.ts'
import { invite } from './write.ts'

on('report.closed', 'survey', async (ctx, event) => {
  const { reservationId, scheme: schemeId } = event.data as { reservationId: string; scheme: string }
  const { scheme } = await schemeOf(ctx, event.municipality, schemeId)
  if (!scheme.survey || !event.facility) return
  await invite(ctx, { reservationId, facility: event.facility }, { key: event.id })
})
