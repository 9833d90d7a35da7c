import { useActionData, useLoaderData, useLocation } from 'react-router'
import { addDays, formatDate, isDay, tokyoDay } from '#language/values/date.ts'
import { today } from '#modules/bookings/day/read.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import { answer } from '../answers.server.ts'
import { DoneNote } from '../done.tsx'
import { facilityActor, type ShownRow, servedTypes, shownRow } from '../names.server.ts'
import { Row } from './row.tsx'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const asked = new URL(request.url).searchParams.get('day') ?? ''
  const now = tokyoDay(ctx.now)
  const day = isDay(asked) ? asked : now
  const found = await today(ctx, facilityId, day)
  const served = await servedTypes(ctx, facilityId)
  const rows = (each: typeof found.here) => each.map(booking => shownRow(booking, served, ctx.now))
  return {
    now: ctx.now.toISOString(),
    today: now,
    day,
    here: rows(found.here),
    requested: rows(found.requested),
    unreported: rows(found.unreported.filter(each => each.day !== day)),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => answer(ctx, form))
  return outcome.ok ? { done: outcome.value } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '今日の予約' }]

export default function Today() {
  const { now, today: thisDay, day, here, requested, unreported } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { pathname, search } = useLocation()
  const to = (other: string) => (other === thisDay ? '/facility' : `/facility?day=${other}`)
  const isToday = day === thisDay
  return (
    <Stack gap="large">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <Heading level={1} over={isToday ? '今日' : <RelativeTime at={day} now={now} bare />}>
            {formatDate(day, 'ja', 'weekday')}
          </Heading>
          <nav aria-label="日を移る" className="mt-3 flex flex-wrap gap-3">
            <LinkButton to={to(addDays(day, -1))} look="secondary" size="medium" icon="left">
              前の日
            </LinkButton>
            {!isToday && (
              <LinkButton to="/facility" look="secondary" size="medium">
                今日
              </LinkButton>
            )}
            <LinkButton to={to(addDays(day, 1))} look="secondary" size="medium" iconEnd="right">
              次の日
            </LinkButton>
          </nav>
        </div>
        <LinkButton to="/facility/scan" icon="camera">
          利用券を確かめる
        </LinkButton>
      </div>
      <DoneNote answer={answered} action={pathname + search} />
      {requested.length > 0 && (
        <section>
          <Heading>返事を待っている申込み（{requested.length}件）</Heading>
          <ul className="divide-y divide-line">
            {requested.map(booking => (
              <Row key={booking.id} booking={booking}>
                <Press booking={booking} what="accept" look="primary">
                  受ける
                </Press>
                <LinkButton to={`/facility/bookings/${booking.id}#answer`} look="secondary">
                  断る
                </LinkButton>
              </Row>
            ))}
          </ul>
        </section>
      )}
      {isToday && unreported.length > 0 && (
        <section>
          <Heading>実施報告がまだのもの（{unreported.length}件）</Heading>
          <ul className="divide-y divide-line">
            {unreported.map(booking => (
              <Row key={booking.id} booking={booking} day={day}>
                <LinkButton to={`/facility/reports/${booking.id}`}>報告を書く</LinkButton>
                <Press booking={booking} what="no-show" look="secondary">
                  来なかった
                </Press>
              </Row>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Heading>
          {isToday ? '今日' : 'この日'}来る人（{here.length}人）
        </Heading>
        {here.length === 0 ? (
          <Empty
            title="予約はありません"
            icon="calendar"
            action={
              <LinkButton to="/facility/slots" look="secondary">
                予約枠を見る
              </LinkButton>
            }
          >
            枠を出しておくと、ここに予約が並びます。電話の予約は「利用券を確かめる」から入れられます。
          </Empty>
        ) : (
          <ul className="divide-y divide-line">
            {here.map(booking => (
              <Row key={booking.id} booking={booking} day={day}>
                <RowActions booking={booking} />
              </Row>
            ))}
          </ul>
        )}
      </section>
    </Stack>
  )
}

function RowActions({ booking }: { booking: ShownRow }) {
  if (booking.state === 'used') {
    return (
      <LinkButton to={`/facility/reports/${booking.id}`} look="secondary">
        報告を見る
      </LinkButton>
    )
  }
  if (booking.state === 'no-show') {
    return (
      <Press booking={booking} what="undo-no-show" look="secondary">
        来所に戻す
      </Press>
    )
  }
  if (!booking.begun) return null
  return (
    <>
      <LinkButton to={`/facility/reports/${booking.id}`}>報告を書く</LinkButton>
      <Press booking={booking} what="no-show" look="secondary">
        来なかった
      </Press>
    </>
  )
}

function Press({
  booking,
  what,
  look,
  children,
}: {
  booking: ShownRow
  what: string
  look: 'primary' | 'secondary'
  children: React.ReactNode
}) {
  return (
    <PostForm keep>
      <input type="hidden" name="reservation" value={booking.id} />
      <Button name="do" value={what} look={look} label={`${booking.holder}さん：${children}`}>
        {children}
      </Button>
    </PostForm>
  )
}
