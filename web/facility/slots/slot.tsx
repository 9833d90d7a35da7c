import { useActionData, useLoaderData } from 'react-router'
import { affectedBy } from '#modules/bookings/day/read.ts'
import { slotOf } from '#modules/bookings/slots/read.ts'
import { changeCapacity, closeSlot, reopenSlot } from '#modules/bookings/slots/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { NumberInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Buttons, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { facilityActor, servedTypes } from '../names.server.ts'
import { Span } from '../span.tsx'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const slot = await slotOf(ctx, params.id ?? '')
  const served = await servedTypes(ctx, facilityId)
  const people = await affectedBy(ctx, facilityId, [slot.id])
  return {
    slot: { ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() },
    label: served.find(each => each.type === slot.type)?.label ?? slot.type,
    people,
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const slotId = args.params.id ?? ''
  const once = { key: String(form.get('_key') ?? '') }
  const outcome = await act(args, ctx => {
    switch (form.get('do')) {
      case 'close':
        return closeSlot(ctx, { slotId }, once)
      case 'reopen':
        return reopenSlot(ctx, { slotId }, once)
      case 'capacity':
        return changeCapacity(ctx, { slotId, capacity: Number(form.get('capacity')) }, once)
      default:
        return refuse('invalid-input')
    }
  })
  return outcome.ok ? { done: String(form.get('do')) } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '予約枠' }]

const said: Record<string, string> = {
  close: '枠を閉じました。',
  reopen: '枠を開きました。',
  capacity: '定員を変えました。',
}

export default function OneSlot() {
  const { slot, label, people } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Stack>
      <BackLink to={`/facility/slots?week=${slot.day}`}>予約枠</BackLink>
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="まだできません">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {answered && 'done' in answered && (
        <NotificationBanner tone="success" live title={said[answered.done] ?? ''} />
      )}
      <div>
        <Heading level={1} over={label}>
          <Span startsAt={slot.startsAt} endsAt={slot.endsAt} nights={0} />
        </Heading>
        <p className="mt-2 flex flex-wrap items-center gap-3">
          {slot.closed && <StatusBadge status="neutral">閉じています</StatusBadge>}
          <span>
            予約 <strong>{slot.taken}</strong> / 定員 {slot.capacity}人
          </span>
        </p>
      </div>
      <section className="flex flex-col gap-2">
        <Heading level={2} size={3}>
          この枠の予約
        </Heading>
        {people.length === 0 ? (
          <Note>予約はありません。</Note>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {people.map(each => (
              <li key={each.reservationId} className="flex flex-wrap items-center justify-between gap-4 py-2">
                <TextLink to={`/facility/bookings/${each.reservationId}`}>{each.holder} さん</TextLink>
                <span className="flex flex-wrap gap-4">
                  <TextLink to={`/facility/bookings/${each.reservationId}/move`}>別の枠へ移す</TextLink>
                  <TextLink to={`/facility/bookings/${each.reservationId}#answer`}>取り消す</TextLink>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <PostForm>
        <div className="flex flex-wrap items-end gap-4">
          <NumberInput
            name="capacity"
            label="定員"
            unit="人"
            value={String(slot.capacity)}
            hint={
              slot.taken > 0 ? `いまの予約が${slot.taken}人なので、それより小さくはできません。` : undefined
            }
          />
          <Button name="do" value="capacity" look="secondary">
            定員を変える
          </Button>
        </div>
      </PostForm>
      <PostForm>
        <Buttons>
          {slot.closed ? (
            <Button name="do" value="reopen">
              枠を開く
            </Button>
          ) : (
            <Button name="do" value="close" look="danger">
              枠を閉じる
            </Button>
          )}
        </Buttons>
      </PostForm>
    </Stack>
  )
}
