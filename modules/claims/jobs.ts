import { letterhead } from '#modules/messages/notices/rules.ts'
import { queueMessage } from '#modules/messages/write.ts'
import { facility, municipality } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'
import { on, type RecordedEvent } from '#platform/events.ts'
import { monthName } from './rules.ts'

on('report.questioned', 'tell-facility', (ctx, event) =>
  tellFacility(ctx, event, {
    subject: '実施報告について確認したいことがあります',
    body: '実施報告について、確認のお願いが届いています。内容を見て、回答をお送りください。',
    path: `/facility/reports/${(event.data as { reservationId: string }).reservationId}`,
  }),
)

on('claim.returned', 'tell-facility', (ctx, event) => {
  const { month } = event.data as { month: string }
  return tellFacility(ctx, event, {
    subject: `${monthName(month)}分の請求をお返ししました`,
    body: `${monthName(month)}分の請求をお返ししました。理由を確かめ、直してからもう一度お送りください。`,
    path: `/facility/claims?month=${month}`,
  })
})

/** A mail to the facility's own address. It names nobody. */
async function tellFacility(
  ctx: Context,
  event: RecordedEvent,
  notice: { subject: string; body: string; path: string },
): Promise<void> {
  const place = event.facility ? await facility(ctx, event.facility) : undefined
  const sender = await municipality(ctx, event.municipality)
  if (!place || !sender) return
  await queueMessage(ctx, {
    municipality: event.municipality,
    facility: place.id,
    recipient: place.email,
    subject: `【${sender.name}】${notice.subject}`,
    body: letterhead(`${place.name} 御中\n\n${notice.body}`, notice.path, sender.name),
    kind: event.type,
    subjectRef: event.subject,
    dedupe: `${event.type}:${event.id}`,
  })
}
