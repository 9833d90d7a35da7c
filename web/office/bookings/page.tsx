import { useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { formatDate, tokyoDay } from '#language/values/date.ts'
import { states } from '#modules/bookings/schema.ts'
import { facilities } from '#modules/places/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../../ui/table/filters.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { Note } from '../../ui/text.tsx'
import { Period } from '../queue/period.tsx'
import { listed, type ShownBooking } from './rows.server.ts'
import { Span } from './span.tsx'
import { bookingBadges, bookingChannels, bookingStates } from './words.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { filter, total, rows, schemes, municipality } = await listed(ctx, request)
  const places = await facilities(ctx, { municipality, on: tokyoDay(ctx.now) })
  const types = [...schemes.values()].flatMap(scheme => scheme.entitlement?.types ?? [])
  return {
    filter,
    total,
    rows,
    facilities: [...new Map(places.map(place => [place.id, place.name]))].map(([value, label]) => ({
      value,
      label,
    })),
    types: types.map(type => ({ value: type.id, label: say(type.label, 'ja') })),
  }
})

export const meta = () => [{ title: '予約' }]

const columns: Column<ShownBooking>[] = [
  {
    id: 'day',
    label: '日時',
    sortable: true,
    cell: row => <Span startsAt={row.startsAt} endsAt={row.endsAt} nights={row.nights} />,
  },
  { id: 'holder', label: '利用者', sortable: true, cell: row => row.holder },
  { id: 'facility', label: '施設', sortable: true, cell: row => row.facility },
  { id: 'type', label: '種類', cell: row => row.typeLabel },
  { id: 'ordinal', label: '回目', end: true, tight: true, cell: row => row.ordinal },
  {
    id: 'charged',
    label: '自己負担',
    end: true,
    tight: true,
    cell: row => `${row.charged.toLocaleString('ja-JP')}円`,
  },
  { id: 'channel', label: '受付', tight: true, cell: row => bookingChannels[row.channel] },
  {
    id: 'state',
    label: '状態',
    sortable: true,
    cell: row => <StatusBadge status={bookingBadges[row.state]}>{bookingStates[row.state]}</StatusBadge>,
  },
]

export default function Bookings() {
  const { filter, total, rows, facilities: places, types } = useLoaderData<typeof loader>()
  const narrowed = [
    ...(filter.q ? [{ name: 'q', value: filter.q, label: `「${filter.q}」` }] : []),
    ...(filter.from
      ? [{ name: 'from', value: filter.from, label: `${formatDate(filter.from, 'ja', 'western')}から` }]
      : []),
    ...(filter.to
      ? [{ name: 'to', value: filter.to, label: `${formatDate(filter.to, 'ja', 'western')}まで` }]
      : []),
    ...(filter.voucherId ? [{ name: 'voucher', value: filter.voucherId, label: '一つの利用券' }] : []),
    ...chosen('state', filter.state, bookingStates),
    ...chosen('channel', filter.channel, bookingChannels),
    ...chosen('type', filter.type, Object.fromEntries(types.map(each => [each.value, each.label]))),
    ...chosen('facility', filter.facility, Object.fromEntries(places.map(each => [each.value, each.label]))),
  ]
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead
        title="予約"
        actions={
          <LinkButton to="/office/bookings/enter" size="medium" icon="plus">
            電話・紙の予約を入れる
          </LinkButton>
        }
      >
        <Note>どの施設の、いつの、だれの予約か。利用券の台帳と同時に動いています。</Note>
      </OfficeHead>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="利用者の氏名・フリガナで探す" action="探す" />
        <ExportLinks to="/office/bookings/export" />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <FilterChips name="facility" label="施設" options={places} />
        <FilterChips name="type" label="種類" options={types} />
        <FilterChips
          name="state"
          label="状態"
          options={states.map(value => ({ value, label: bookingStates[value] }))}
        />
        <FilterChips
          name="channel"
          label="受付"
          options={Object.entries(bookingChannels).map(([value, label]) => ({ value, label }))}
        />
        <Period from={filter.from} to={filter.to} summary="利用日でしぼる" />
      </div>
      <ActiveFilters filters={narrowed} />
      <DataTable
        caption="予約"
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/office/bookings/${row.id}`}
        sort={{ column: filter.sort, descending: filter.desc }}
        empty={
          narrowed.length > 0 ? (
            <Empty title="条件に合う予約はありません">上の条件をはずすと、ほかの予約が見つかります。</Empty>
          ) : (
            <Empty title="予約はまだありません" icon="calendar">
              利用券が届いた人が予約すると、ここに並びます。電話や紙の予約は、ここから入れられます。
            </Empty>
          )
        }
      />
      {total > 0 && <Pagination page={filter.page} per={filter.size} total={total} />}
    </div>
  )
}

function chosen(name: string, value: string | undefined, labels: Record<string, string>) {
  return value ? [{ name, value, label: labels[value] ?? value }] : []
}
