import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatInstant } from '#language/values/date.ts'
import { reservationOf } from '#modules/bookings/read.ts'
import { cancel } from '#modules/bookings/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { shownBooking } from './shown.server.ts'
import { When } from './when.tsx'
import { booking } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const found = await reservationOf(ctx, params.id ?? '')
  const shown = await shownBooking(ctx, found)
  if (!shown.ahead) throw redirect(`/${city.slug}/bookings/${found.id}`)
  return { city: { slug: city.slug }, booking: shown }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx =>
    cancel(
      ctx,
      {
        reservationId: args.params.id ?? '',
        reason: String(form.get('reason') ?? ''),
        fee: Number(form.get('fee')),
      },
      { key: String(form.get('_key') ?? '') },
    ),
  )
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/${args.params.city}/bookings?done=cancelled`)
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.cancel)

export default function Cancel() {
  const { city, booking: one } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const language = useLanguage()
  const when = formatInstant(new Date(one.cancel.deadline), language, 'western')
  const fee = one.cancel.now.toLocaleString('ja-JP')
  const back = `/${city.slug}/bookings/${one.id}`
  return (
    <ResidentPage back={{ to: back, label: <Say text={booking.keep} /> }} contact={one.contact}>
      <Stack>
        <Heading level={1}>
          <Say text={booking.reallyCancel} />
        </Heading>
        {answer?.refused && (
          <NotificationBanner tone="error" live title={<Say text={booking.notCancelled} />}>
            <p>
              <Say text={answer.refused.text} />
            </p>
          </NotificationBanner>
        )}
        <Lead>
          <strong>
            <When startsAt={one.startsAt} endsAt={one.endsAt} nights={one.nights} />
          </strong>
          <br />
          {one.facility} <Say text={one.typeLabel} />
        </Lead>
        <div className={`rounded-12 px-5 py-4 ${one.cancel.free ? 'bg-success-soft' : 'bg-warning-soft'}`}>
          {one.cancel.free ? (
            <p>
              <Say text={booking.cancelNowFree} />
            </p>
          ) : (
            <p className="font-bold">
              <Say
                text={one.cancel.now > 0 ? booking.cancelNowFee : booking.cancelNowLate}
                values={{ when, fee }}
              />{' '}
              <Say text={one.cancel.usesNow ? booking.cancelUses : booking.cancelKeeps} />
            </p>
          )}
        </div>
        <PostForm>
          <input type="hidden" name="fee" value={one.cancel.now} />
          <Stack>
            <Textarea name="reason" label={<Say text={booking.cancelReason} />} rows={2} maxLength={500} />
            <Buttons>
              <Button look="danger" wide>
                {one.cancel.now > 0 ? (
                  <Say text={booking.doCancelFee} values={{ fee }} />
                ) : (
                  <Say text={booking.doCancel} />
                )}
              </Button>
              <LinkButton to={back} look="secondary" wide reload>
                <Say text={booking.keep} />
              </LinkButton>
            </Buttons>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
