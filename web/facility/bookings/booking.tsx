import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { say } from '#language/text.ts'
import { bookingAtFacility } from '#modules/bookings/day/read.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import { answer } from '../answers.server.ts'
import { DoneNote } from '../done.tsx'
import { facilityActor, type ShownRow, servedTypes, shownRow } from '../names.server.ts'
import { Span } from '../span.tsx'
import { channels, stateBadges, stateNames } from '../words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const booking = await bookingAtFacility(ctx, params.id ?? '')
  return {
    booking: shownRow(booking, await servedTypes(ctx, facilityId), ctx.now),
    shown: booking.shown.map(each => ({
      question: each.question,
      label: say(each.label, 'ja'),
      value: say(each.value, 'ja'),
    })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => answer(ctx, form))
  if (!outcome.ok) return refusedData(outcome.refused)
  // Who was declined or cancelled is no longer this facility's to see.
  if (['decline', 'cancel'].includes(outcome.value.did)) return redirect('/facility')
  return { done: outcome.value }
}

export const meta = () => [{ title: '予約' }]

export default function Booking() {
  const { booking, shown } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { pathname } = useLocation()
  return (
    <Stack>
      <BackLink to="/facility">今日の予約</BackLink>
      <DoneNote answer={answered} action={pathname} />
      <div>
        <Heading level={1} over={booking.holderKana}>
          {booking.holder} さん
        </Heading>
        <p className="mt-2">
          <StatusBadge status={stateBadges[booking.state]}>{stateNames[booking.state]}</StatusBadge>
        </p>
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <Facts booking={booking} />
        <section className="flex flex-col gap-3">
          <Heading level={2} size={3}>
            本人が施設に伝えたこと
          </Heading>
          {shown.length === 0 ? (
            <Note>申請のときの答えで、施設に伝わるものはありません。</Note>
          ) : (
            <DescriptionList dense items={shown.map(each => ({ term: each.label, detail: each.value }))} />
          )}
        </section>
      </div>
      <Acts booking={booking} />
    </Stack>
  )
}

function Facts({ booking }: { booking: ShownRow }) {
  return (
    <DescriptionList
      items={[
        {
          term: '日時',
          detail: <Span startsAt={booking.startsAt} endsAt={booking.endsAt} nights={booking.nights} />,
        },
        { term: '種類', detail: booking.typeLabel },
        { term: '市区町村', detail: booking.municipalityName },
        { term: '本人から受け取る額', detail: <Money yen={booking.charged} strong /> },
        { term: '委託単価', detail: <Money yen={booking.price} /> },
        ...booking.additions.map(each => ({
          term: `加算：${say(each.label, 'ja')}`,
          detail: <Money yen={each.yen} />,
        })),
        { term: '受付', detail: `${channels[booking.channel]}` },
        ...(booking.wish ? [{ term: '伝えたいこと', detail: booking.wish }] : []),
        ...(booking.reason ? [{ term: '理由', detail: booking.reason }] : []),
        { term: '予約した日', detail: <DateText day={booking.createdAt.slice(0, 10)} style="weekday" /> },
      ]}
    />
  )
}

/** The likely act first; those that end the booking behind a disclosure, with a reason the user reads. */
function Acts({ booking }: { booking: ShownRow }) {
  const open = booking.state === 'requested' || booking.state === 'accepted'
  return (
    <section id="answer" className="flex flex-col gap-4 border-t border-line pt-6">
      <Buttons>
        {booking.state === 'requested' && (
          <Press id={booking.id} what="accept">
            受ける
          </Press>
        )}
        {(booking.state === 'used' || (booking.begun && booking.state === 'accepted')) && (
          <LinkButton to={`/facility/reports/${booking.id}`}>
            {booking.state === 'used' ? '実施報告を見る' : '実施報告を書く'}
          </LinkButton>
        )}
        {booking.begun && booking.state === 'accepted' && (
          <Press id={booking.id} what="no-show" look="secondary">
            来なかった
          </Press>
        )}
        {booking.state === 'no-show' && (
          <Press id={booking.id} what="undo-no-show" look="secondary">
            来所に戻す
          </Press>
        )}
        {open && (
          <LinkButton to={`/facility/bookings/${booking.id}/move`} look="secondary">
            日時を変える
          </LinkButton>
        )}
      </Buttons>
      {open && (
        <Disclosure
          summary={booking.state === 'requested' ? '断る' : '施設の都合や本人の体調で取り消す'}
          open={booking.state === 'requested'}
        >
          <PostForm>
            <input type="hidden" name="reservation" value={booking.id} />
            <Stack gap="small">
              <TextInput
                name="reason"
                label="理由（本人に伝わります）"
                required
                width="wide"
                maxLength={500}
                hint="キャンセル料はかからず、利用券と枠は元に戻ります。"
              />
              <Buttons>
                <Button name="do" value={booking.state === 'requested' ? 'decline' : 'cancel'} look="danger">
                  {booking.state === 'requested' ? '断る' : '取り消す'}
                </Button>
              </Buttons>
            </Stack>
          </PostForm>
        </Disclosure>
      )}
    </section>
  )
}

function Press({
  id,
  what,
  look = 'primary',
  children,
}: {
  id: string
  what: string
  look?: 'primary' | 'secondary'
  children: React.ReactNode
}) {
  return (
    <PostForm keep>
      <input type="hidden" name="reservation" value={id} />
      <Button name="do" value={what} look={look}>
        {children}
      </Button>
    </PostForm>
  )
}
