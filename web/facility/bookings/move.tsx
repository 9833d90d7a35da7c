import { redirect, useActionData, useLoaderData } from 'react-router'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { bookingAtFacility } from '#modules/bookings/day/read.ts'
import { slotsBetween } from '#modules/bookings/slots/read.ts'
import { runsOfSlots } from '#modules/bookings/slots/rules.ts'
import { changeReservation } from '#modules/bookings/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Radios } from '../../ui/fields/choices.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Buttons, Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { DoneNote } from '../done.tsx'
import { facilityActor, servedTypes, shownRow } from '../names.server.ts'
import { Span } from '../span.tsx'

const daysAhead = 60

export const loader = page(async (ctx, { params }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const booking = await bookingAtFacility(ctx, params.id ?? '')
  const today = tokyoDay(ctx.now)
  const slots = await slotsBetween(ctx, today, addDays(today, daysAhead))
  const own = new Set(booking.slotIds)
  const free = slots.filter(
    slot =>
      slot.type === booking.type &&
      slot.scheme === booking.scheme &&
      slot.startsAt > ctx.now &&
      (own.has(slot.id) || (!slot.closed && slot.taken < slot.capacity)),
  )
  const runs = runsOfSlots(free, Math.max(1, booking.nights)).filter(run =>
    run.some(slot => !own.has(slot.id)),
  )
  return {
    booking: shownRow(booking, await servedTypes(ctx, facilityId), ctx.now),
    choices: runs.map(run => ({
      slots: run.map(slot => slot.id).join(' '),
      startsAt: (run[0] as (typeof run)[number]).startsAt.toISOString(),
      endsAt: (run.at(-1) as (typeof run)[number]).endsAt.toISOString(),
    })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const slotIds = String(form.get('slots') ?? '').split(' ')
  const outcome = await act(args, async ctx => {
    const { facilityId } = facilityActor(ctx)
    const reservationId = args.params.id ?? ''
    const { type } = await bookingAtFacility(ctx, reservationId)
    const to = { facility: facilityId, type, slotIds }
    return changeReservation(ctx, { reservationId, to }, { key: String(form.get('_key') ?? '') })
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/facility/bookings/${outcome.value.reservationId}`)
}

export const meta = () => [{ title: '日時を変える' }]

export default function Move() {
  const { booking, choices } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Stack>
      <BackLink to={`/facility/bookings/${booking.id}`}>{booking.holder} さんの予約</BackLink>
      <Heading level={1}>日時を変える</Heading>
      <DoneNote answer={answered} action="" />
      <Lead>
        いま：
        <Span startsAt={booking.startsAt} endsAt={booking.endsAt} nights={booking.nights} />
        {'　'}
        {booking.typeLabel}
      </Lead>
      {choices.length === 0 ? (
        <Empty title="移せる枠がありません" icon="calendar">
          この先60日に空いた枠がありません。予約枠を増やすか、取り消してください。
        </Empty>
      ) : (
        <PostForm>
          <Stack>
            <Radios
              name="slots"
              label="移す先"
              choices={choices.map(each => ({
                value: each.slots,
                label: <Span startsAt={each.startsAt} endsAt={each.endsAt} nights={booking.nights} />,
              }))}
            />
            <Note>変わったことは、本人にメールで伝わります。電話で了解を得てから変えてください。</Note>
            <Buttons>
              <Button>この日時に変える</Button>
            </Buttons>
          </Stack>
        </PostForm>
      )}
    </Stack>
  )
}
