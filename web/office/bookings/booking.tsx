import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatInstant } from '#language/values/date.ts'
import { reservationOf } from '#modules/bookings/read.ts'
import { cancelling, isOpen } from '#modules/bookings/rules.ts'
import { cancel } from '#modules/bookings/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Stack, TextLink } from '../../ui/text.tsx'
import { schemesById, shownBooking } from './rows.server.ts'
import { Span } from './span.tsx'
import { bookingBadges, bookingChannels, bookingStates } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const found = await reservationOf(ctx, params.id ?? '')
  const schemes = await schemesById(ctx, found.municipality)
  const meant = cancelling(found.terms, found.state, ctx.now)
  return {
    booking: shownBooking(found, schemes),
    open: isOpen(found.state),
    cancel: { ...meant, deadline: meant.deadline.toISOString() },
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const reservationId = args.params.id ?? ''
  const input = { reservationId, reason: String(form.get('reason') ?? ''), fee: Number(form.get('fee')) }
  const outcome = await act(args, ctx => cancel(ctx, input, { key: String(form.get('_key') ?? '') }))
  return outcome.ok ? redirect(`/office/bookings/${reservationId}`) : refusedData(outcome.refused)
}

export const meta = () => [{ title: '予約' }]

export default function Booking() {
  const { booking, open, cancel: meant } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const yen = meant.fee.toLocaleString('ja-JP')
  return (
    <Stack>
      <BackLink to="/office/bookings">予約</BackLink>
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="取り消せませんでした">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <OfficeHead
        over={booking.kana}
        title={`${booking.holder} さんの予約`}
        actions={
          open && (
            <>
              <LinkButton
                to={`/office/bookings/enter?voucher=${booking.voucherId}&type=${booking.type}&instead=${booking.id}`}
                look="secondary"
                size="medium"
              >
                日時・施設を変える
              </LinkButton>
              <Dialog
                title="予約を取り消す"
                trigger={{ children: '取り消す', look: 'danger', size: 'medium' }}
              >
                <PostForm>
                  <input type="hidden" name="fee" value={meant.fee} />
                  <Stack gap="small">
                    <p>
                      {meant.free
                        ? '無料で取り消せます。利用券は元に戻ります。'
                        : `無料の期限（${formatInstant(new Date(meant.deadline), 'ja', 'western')}）を過ぎています。キャンセル料${yen}円を本人が施設に払います。利用券は${meant.usesUnits ? '使ったものとして数えます' : '元に戻ります'}。`}
                    </p>
                    <TextInput name="reason" label="理由" required={false} maxLength={500} />
                    <div>
                      <Button look="danger">取り消す</Button>
                    </div>
                  </Stack>
                </PostForm>
              </Dialog>
            </>
          )
        }
      >
        <p className="mt-2">
          <StatusBadge status={bookingBadges[booking.state]}>{bookingStates[booking.state]}</StatusBadge>
        </p>
      </OfficeHead>
      <DescriptionList
        dense
        items={[
          {
            term: '日時',
            detail: <Span startsAt={booking.startsAt} endsAt={booking.endsAt} nights={booking.nights} />,
          },
          { term: '施設', detail: booking.facility },
          { term: '種類', detail: `${booking.typeLabel}（${booking.ordinal}回目）` },
          {
            term: '利用券',
            detail: (
              <TextLink to={`/office/vouchers/${booking.voucherId}`}>
                {booking.units}
                {booking.unit}分・台帳を見る
              </TextLink>
            ),
          },
          { term: '申請', detail: <TextLink to={`/office/cases/${booking.caseId}`}>申請を見る</TextLink> },
          { term: '自己負担額', detail: <Money yen={booking.charged} /> },
          { term: '委託単価', detail: <Money yen={booking.price} /> },
          { term: '受付', detail: bookingChannels[booking.channel] },
          ...(booking.wish ? [{ term: '施設に伝えたこと', detail: booking.wish }] : []),
          ...(booking.reason ? [{ term: '理由', detail: booking.reason }] : []),
        ]}
      />
    </Stack>
  )
}
