import { Link, useLoaderData } from 'react-router'
import { addDays, formatDate, isDay, tokyoDay, tokyoTime, weekday } from '#language/values/date.ts'
import { calendar } from '#modules/bookings/day/read.ts'
import { slotsBetween } from '#modules/bookings/slots/read.ts'
import { closedReason } from '#platform/calendar.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Heading, Stack, TextLink } from '../../ui/text.tsx'
import { facilityActor, servedTypes } from '../names.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const asked = new URL(request.url).searchParams.get('week') ?? ''
  const today = tokyoDay(ctx.now)
  const some = isDay(asked) ? asked : today
  const monday = addDays(some, -((weekday(some) + 6) % 7))
  const served = await servedTypes(ctx, facilityId)
  const slots = await slotsBetween(ctx, monday, addDays(monday, 6))
  const bookings = await calendar(ctx, facilityId, addDays(monday, -7), addDays(monday, 6))
  const label = (type: string) => served.find(each => each.type === type)?.label ?? type
  return {
    today,
    monday,
    served: served.length > 0,
    days: Array.from({ length: 7 }, (_, index) => {
      const day = addDays(monday, index)
      const reason = closedReason(day)
      return {
        day,
        holiday: reason?.kind === 'holiday' ? reason.name : null,
        slots: slots
          .filter(slot => slot.day === day)
          .map(slot => ({
            id: slot.id,
            time: `${tokyoTime(slot.startsAt)}–${tokyoTime(slot.endsAt)}`,
            type: label(slot.type),
            capacity: slot.capacity,
            taken: slot.taken,
            closed: slot.closed,
            people: bookings
              .filter(
                each =>
                  each.type === slot.type &&
                  each.state !== 'late-cancelled' &&
                  each.startsAt < slot.endsAt &&
                  slot.startsAt < each.endsAt,
              )
              .map(each => ({
                id: each.id,
                name: each.holder,
                town: each.municipalityName,
                waiting: each.state === 'requested',
              })),
          })),
      }
    }),
  }
})

export const meta = () => [{ title: '予約枠' }]

type Loaded = Awaited<ReturnType<typeof loader>>

export default function Week() {
  const { today, monday, days, served } = useLoaderData<typeof loader>()
  const last = addDays(monday, 6)
  const none = days.every(each => each.slots.length === 0)
  return (
    <Stack>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <Heading level={1}>
            {formatDate(monday, 'ja', 'weekday')}〜{formatDate(last, 'ja', 'weekday')}
          </Heading>
          <nav aria-label="週を移る" className="mt-3 flex flex-wrap gap-3">
            <LinkButton to={`?week=${addDays(monday, -7)}`} look="secondary" size="medium" icon="left">
              前の週
            </LinkButton>
            {(today < monday || today > last) && (
              <LinkButton to="/facility/slots" look="secondary" size="medium">
                今週
              </LinkButton>
            )}
            <LinkButton to={`?week=${addDays(monday, 7)}`} look="secondary" size="medium" iconEnd="right">
              次の週
            </LinkButton>
          </nav>
        </div>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/facility/slots/new" icon="plus">
            枠を出す
          </LinkButton>
          <LinkButton to="/facility/slots/patterns" look="secondary">
            くり返しの枠
          </LinkButton>
        </div>
      </div>
      {!served && (
        <Empty title="契約がまだありません" icon="document">
          市区町村との契約が登録されると、枠を出せます。市区町村の担当に連絡してください。
        </Empty>
      )}
      {none && served && (
        <Empty title="この週の枠はありません" icon="calendar">
          曜日と時間を一度決めると、60日先まで自動で枠が出ます。
        </Empty>
      )}
      {!none && (
        <ol className="grid gap-x-3 gap-y-6 lg:grid-cols-7">
          {days.map(each => (
            <DayColumn key={each.day} day={each} today={today} />
          ))}
        </ol>
      )}
    </Stack>
  )
}

function DayColumn({ day, today }: { day: Loaded['days'][number]; today: string }) {
  const open = day.slots.some(slot => !slot.closed)
  return (
    <li className="flex min-w-0 flex-col gap-2">
      <div className={`border-b-2 pb-1 ${day.day === today ? 'border-accent' : 'border-line'}`}>
        <h2 className={`text-[1rem] font-bold ${day.day === today ? 'text-accent' : ''}`}>
          {formatDate(day.day, 'ja', 'weekday')}
        </h2>
        {day.holiday && <p className="text-[0.875rem] text-danger">{day.holiday}</p>}
      </div>
      {day.slots.length === 0 && <p className="text-[0.9375rem] text-ink-soft">枠なし</p>}
      <div className="grid gap-2 sm:grid-cols-3 lg:grid-cols-1">
        {day.slots.map(slot => (
          <SlotCard key={slot.id} slot={slot} />
        ))}
      </div>
      {open && day.day >= today && (
        <p className="text-[0.9375rem]">
          <TextLink to={`/facility/slots/close?day=${day.day}`}>休みにする</TextLink>
        </p>
      )}
    </li>
  )
}

function SlotCard({ slot }: { slot: Loaded['days'][number]['slots'][number] }) {
  const full = slot.taken >= slot.capacity
  return (
    <div
      className={`rounded-8 p-3 ${slot.closed ? 'bg-solid-gray-50' : full ? 'bg-accent-soft' : 'bg-ground'}`}
    >
      <Link to={`/facility/slots/${slot.id}`} className="link block min-h-11 leading-snug">
        <span className="block font-bold">{slot.time}</span>
        <span className="block text-[0.9375rem]">{slot.type}</span>
      </Link>
      <p className="text-[0.9375rem]">
        {slot.closed ? (
          <span className="text-ink-soft">閉じています</span>
        ) : (
          <>
            <strong>{slot.taken}</strong>/{slot.capacity}人{full && '　満員'}
          </>
        )}
      </p>
      {slot.people.length > 0 && (
        <ul className="mt-1 flex flex-col">
          {slot.people.map(each => (
            <li key={each.id}>
              <Link
                to={`/facility/bookings/${each.id}`}
                className="link inline-flex min-h-11 flex-wrap items-center gap-x-2 leading-tight"
              >
                {each.name}
                <span className="text-[0.875rem] text-ink-soft">
                  {each.town}
                  {each.waiting && '・返事待ち'}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
