import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatDate, isDay } from '#language/values/date.ts'
import { affectedBy } from '#modules/bookings/day/read.ts'
import { slotsBetween } from '#modules/bookings/slots/read.ts'
import { closeDay } from '#modules/bookings/slots/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Buttons, Heading, Lead, Stack, TextLink } from '../../ui/text.tsx'
import { facilityActor } from '../names.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const day = new URL(request.url).searchParams.get('day') ?? ''
  if (!isDay(day)) return refuse('not-found')
  const slots = await slotsBetween(ctx, day, day)
  const people = await affectedBy(
    ctx,
    facilityId,
    slots.map(slot => slot.id),
  )
  return { day, open: slots.filter(slot => !slot.closed).length, people }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const day = String(form.get('day') ?? '')
  const outcome = await act(args, ctx => closeDay(ctx, { day }, { key: String(form.get('_key') ?? '') }))
  if (!outcome.ok) return refusedData(outcome.refused)
  if (outcome.value.affected.length === 0) return redirect(`/facility/slots?week=${day}`)
  return redirect(`/facility/slots/close?day=${day}`)
}

export const meta = () => [{ title: '休みにする' }]

export default function CloseDay() {
  const { day, open, people } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const back = `/facility/slots?week=${day}`
  return (
    <Stack>
      <BackLink to={back}>予約枠</BackLink>
      <Heading level={1}>{formatDate(day, 'ja', 'weekday')}を休みにする</Heading>
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="できませんでした">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {open > 0 ? (
        <Lead>この日の{open}枠を閉じます。新しい予約は入らなくなります。</Lead>
      ) : (
        <Lead>この日の枠はすべて閉じています。新しい予約は入りません。</Lead>
      )}
      {people.length > 0 && (
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            {open > 0 ? '予約している人' : '日時を変えるか、取り消してください'}（{people.length}人）
          </Heading>
          <ul className="divide-y divide-line border-y border-line">
            {people.map(each => (
              <li key={each.reservationId} className="flex flex-wrap items-center justify-between gap-4 py-2">
                <TextLink to={`/facility/bookings/${each.reservationId}`}>{each.holder} さん</TextLink>
                <TextLink to={`/facility/bookings/${each.reservationId}/move`}>別の日へ移す</TextLink>
              </li>
            ))}
          </ul>
          <p>予約は自動では消えません。電話で相談してから、一人ずつ変えてください。</p>
        </section>
      )}
      <PostForm>
        <input type="hidden" name="day" value={day} />
        <Buttons>
          {open > 0 && <Button look="danger">この日を休みにする</Button>}
          <LinkButton to={back} look="secondary">
            戻る
          </LinkButton>
        </Buttons>
      </PostForm>
    </Stack>
  )
}
