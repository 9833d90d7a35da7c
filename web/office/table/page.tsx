import { useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { staffOf } from '#modules/claims/access.ts'
import { managementTable } from '#modules/outcomes/table/read.ts'
import type { TableRow } from '#modules/outcomes/table/rules.ts'
import { facilities } from '#modules/places/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/numbers.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../../ui/table/filters.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { Note } from '../../ui/text.tsx'
import { Period } from '../queue/period.tsx'
import { filterOf } from './filter.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const found = await managementTable(ctx, filterOf(request))
  const { municipalityId } = staffOf(ctx)
  const places = await facilities(ctx, { municipality: municipalityId, on: tokyoDay(ctx.now) })
  const states = new Map(
    found.schemes.flatMap(scheme =>
      scheme.workflow.states.map(state => [state.id, say(state.label, 'ja')] as const),
    ),
  )
  const types = new Map(
    found.schemes.flatMap(scheme =>
      (scheme.entitlement?.types ?? []).map(type => [type.id, say(type.label, 'ja')] as const),
    ),
  )
  const options = (named: Iterable<readonly [string, string]>) =>
    [...named].map(([value, label]) => ({ value, label }))
  return {
    today: tokyoDay(ctx.now),
    rows: found.rows,
    total: found.total,
    all: found.all,
    filter: found.filter,
    schemes: found.schemes.map(scheme => ({ value: scheme.id, label: say(scheme.name, 'ja') })),
    states: options(states),
    types: options(types),
    facilities: options(new Map(places.map(place => [place.id, place.name] as const))),
  }
})

export const meta = () => [{ title: '管理表' }]

const lefts = [
  { value: 'some', label: '残りあり' },
  { value: 'none', label: '使い切り' },
  { value: 'ending', label: '60日以内に期限' },
]

/** 管理表: one row per case, worked out anew whenever it is opened. */
export default function ManagementTable() {
  const shown = useLoaderData<typeof loader>()
  const { rows, total, all, filter } = shown
  const chosen = [
    ...(['scheme', 'state', 'type', 'facility', 'left'] as const).flatMap(name => {
      const value = filter[name]
      const options = {
        scheme: shown.schemes,
        state: shown.states,
        type: shown.types,
        facility: shown.facilities,
        left: lefts,
      }[name]
      const label = options.find(option => option.value === value)?.label
      return value && label ? [{ name, value, label }] : []
    }),
    ...(filter.q ? [{ name: 'q', value: filter.q, label: `「${filter.q}」` }] : []),
    ...(filter.from ? [{ name: 'from', value: filter.from, label: `${filter.from} から受付` }] : []),
    ...(filter.to ? [{ name: 'to', value: filter.to, label: `${filter.to} まで受付` }] : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead title="管理表">
        <Note>
          申請ごとに1行です。開くたびに最新の記録から作るので、書き写す必要はありません。住所は載せません。
        </Note>
      </OfficeHead>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="受付番号・氏名・フリガナで探す" action="探す" />
        <ExportLinks to="/office/table/export" />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {shown.schemes.length > 1 && <FilterChips name="scheme" label="事業" options={shown.schemes} />}
        <FilterChips name="state" label="状態" options={shown.states} />
        <FilterChips name="left" label="利用券" options={lefts} />
        <FilterChips name="type" label="種類" options={shown.types} />
        <FilterChips name="facility" label="施設" options={shown.facilities} />
        <Period from={filter.from} to={filter.to} />
      </div>
      <ActiveFilters filters={chosen} />
      <p aria-live="polite" className="text-[0.9375rem] text-ink-soft">
        {total === all ? `${all}件` : `${all}件のうち${total}件`}
      </p>
      <div className="max-xl:overflow-x-auto">
        <DataTable
          caption="管理表"
          columns={columns(shown.today)}
          rows={rows}
          rowKey={row => row.caseId}
          rowHref={row => `/office/cases/${row.caseId}`}
          sort={{ column: filter.sort, descending: filter.desc }}
          empty={
            <Empty title={chosen.length > 0 ? '条件に合う申請はありません' : '申請はまだありません'}>
              {chosen.length > 0
                ? '上の条件をはずすと、ほかの申請が見つかります。'
                : '申請を受け付けると、ここに1行ずつ加わります。'}
            </Empty>
          }
        />
      </div>
      {total > 0 && <Pagination page={filter.page} per={filter.size} total={total} />}
    </div>
  )
}

function columns(today: string): Column<TableRow>[] {
  return [
    { id: 'number', label: '受付番号', cell: row => row.number, sortable: true, tight: true },
    {
      id: 'applicant',
      label: '申請者',
      sortable: true,
      cell: row => (
        <span className="block min-w-28">
          {row.applicant}
          <span className="block text-[0.8125rem] text-ink-soft">{row.applicantKana}</span>
          {row.protected && (
            <span className="inline-flex items-center gap-1 text-[0.8125rem] font-bold text-warning">
              <Icon name="lock" size={16} />
              支援措置
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'received',
      label: '受付',
      sortable: true,
      tight: true,
      cell: row => <Short day={row.receivedOn} />,
    },
    { id: 'state', label: '状態', tight: true, cell: row => <State row={row} /> },
    {
      id: 'left',
      label: '利用券の残り',
      sortable: true,
      tight: true,
      cell: row => (row.voucherNumber === null ? '—' : <Left row={row} today={today} />),
    },
    { id: 'used', label: '利用と予約', sortable: true, cell: row => <Used row={row} /> },
    {
      id: 'claimed',
      label: '請求',
      end: true,
      cell: row =>
        row.claimed > 0 ? (
          <>
            <Money yen={row.claimedYen} />
            <span className="block text-[0.8125rem] text-ink-soft">{row.claimed}件</span>
          </>
        ) : (
          '—'
        ),
    },
  ]
}

/** 2026/11/23: a column of days is read downwards. */
function Short({ day }: { day: string }) {
  return <time dateTime={day}>{day.replaceAll('-', '/')}</time>
}

function Used({ row }: { row: TableRow }) {
  if (row.uses + row.bookings === 0) return '—'
  return (
    <span className="block min-w-34">
      {row.uses > 0 && (
        <>
          {row.uses}回
          <span className="block text-[0.8125rem] leading-snug text-ink-soft">
            最終 {row.lastOn && <Short day={row.lastOn} />}
            <br />
            {row.lastType} {row.lastFacility}
          </span>
        </>
      )}
      {row.bookings > 0 && (
        <span className="block text-[0.875rem] leading-snug">
          予約{row.bookings}件{row.nextOn && '・'}
          {row.nextOn && <Short day={row.nextOn} />}
        </span>
      )}
    </span>
  )
}

function Left({ row, today }: { row: TableRow; today: string }) {
  const over = row.validUntil !== null && row.validUntil < today
  return (
    <>
      {row.balances.map(each => (
        <span key={each.label} className="block">
          <strong>{each.remaining}</strong>/{each.limit}
          {each.unit}
          {each.held > 0 && <span className="text-ink-soft">（予約{each.held}）</span>}
        </span>
      ))}
      {row.validUntil && (
        <span className={`block text-[0.8125rem] ${over ? 'text-warning' : 'text-ink-soft'}`}>
          {over ? '期限切れ ' : '〜'}
          <Short day={row.validUntil} />
        </span>
      )}
    </>
  )
}

function State({ row }: { row: TableRow }) {
  const status = {
    granted: 'good',
    refused: 'bad',
    waiting: 'waiting',
    open: 'active',
    closed: 'neutral',
  } as const
  return <StatusBadge status={status[row.stateKind as keyof typeof status]}>{row.stateLabel}</StatusBadge>
}
