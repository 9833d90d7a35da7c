import { useActionData, useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { staffOf } from '#modules/claims/access.ts'
import { reportList } from '#modules/claims/list/read.ts'
import { ReportFilter } from '#modules/claims/list/schema.ts'
import { confirmReports } from '#modules/claims/report/write.ts'
import { monthAfter } from '#modules/claims/rules.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { monthInTokyo } from '#platform/calendar.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText, RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ActiveFilters, FilterChips } from '../../ui/table/filters.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Note } from '../../ui/text.tsx'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const found = await reportList(ctx, ReportFilter.parse(params))
  const published = await schemesOf(ctx, staffOf(ctx).municipalityId)
  const types = new Map(
    published.flatMap(({ scheme }) =>
      (scheme.entitlement?.types ?? []).map(type => [`${scheme.id} ${type.id}`, say(type.label, 'ja')]),
    ),
  )
  const thisMonth = monthInTokyo(ctx.now)
  return {
    now: ctx.now.toISOString(),
    filter: found.filter,
    counts: found.counts,
    total: found.total,
    facilities: found.facilities,
    months: [0, -1, -2, -3].map(back => monthAfter(thisMonth, back)),
    rows: found.rows.map(row => ({
      ...row,
      closedAt: row.closedAt.toISOString(),
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      typeLabel: types.get(`${row.scheme} ${row.type}`) ?? row.type,
    })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const reportIds = form.getAll('report').map(String)
  const outcome = await act(args, ctx =>
    confirmReports(ctx, { reportIds }, { key: String(form.get('_key')) }),
  )
  return outcome.ok ? { confirmed: outcome.value.confirmed } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '実施報告' }]

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]
const form = 'confirm-reports'
const stateNames = {
  unconfirmed: '確認するもの',
  asked: '照会中',
  confirmed: '確認済み',
  all: 'すべて',
} as const
const monthLabel = (month: string) => `${Number(month.slice(5))}月`

export default function Reports() {
  const { rows, counts, total, filter, facilities, months, now } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const place = facilities.find(each => each.id === filter.facility)
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead title="実施報告">
        <Note>施設が確定した報告です。確認すると、請求を受け入れられるようになります。</Note>
      </OfficeHead>
      {answered && 'confirmed' in answered && (
        <NotificationBanner tone="success" live title={`${answered.confirmed}件を確認しました。`} />
      )}
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      <Tabs
        label="確認の状態"
        tabs={(Object.keys(stateNames) as (keyof typeof stateNames)[]).map(state => ({
          to: `/office/reports?state=${state}${filter.facility ? `&facility=${filter.facility}` : ''}${filter.month ? `&month=${filter.month}` : ''}`,
          label: stateNames[state],
          count: counts[state],
          current: state === filter.state,
        }))}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <FilterChips
          name="month"
          label="利用月"
          options={months.map(month => ({ value: month, label: monthLabel(month) }))}
        />
        {facilities.length > 1 && (
          <FilterChips
            name="facility"
            label="施設"
            options={facilities.map(each => ({ value: each.id, label: each.name }))}
          />
        )}
      </div>
      <ActiveFilters
        filters={[
          ...(filter.month
            ? [{ name: 'month', value: filter.month, label: `${monthLabel(filter.month)}の利用` }]
            : []),
          ...(place ? [{ name: 'facility', value: place.id, label: place.name }] : []),
        ]}
      />
      <div className="max-xl:overflow-x-auto">
        <DataTable
          caption="実施報告"
          columns={columns(now)}
          rows={rows}
          rowKey={row => row.id}
          rowHref={row => `/office/reports/${row.id}`}
          {...(filter.state === 'unconfirmed'
            ? { select: { name: 'report', form, label: (row: Row) => `${row.holder}さん ${row.day}` } }
            : {})}
          empty={
            <Empty title={filter.state === 'unconfirmed' ? '確認する報告はありません' : '報告はありません'}>
              施設が実施報告を確定すると、ここに届きます。
            </Empty>
          }
        />
      </div>
      {total > 0 && <Pagination page={filter.page} per={filter.size} total={total} />}
      {filter.state === 'unconfirmed' && rows.length > 0 && (
        <PostForm id={form}>
          <StickyActions about="選んだ報告を、内容に問題がないものとして確認します。">
            <Button shortcut="a">選んだ報告を確認する</Button>
          </StickyActions>
        </PostForm>
      )}
    </div>
  )
}

function columns(now: string): Column<Row>[] {
  return [
    { id: 'holder', label: '利用者', cell: row => `${row.holder}` },
    { id: 'day', label: '利用日', tight: true, cell: row => <DateText day={row.day} style="weekday" /> },
    { id: 'type', label: '種類', cell: row => <span className="block min-w-24">{row.typeLabel}</span> },
    { id: 'facility', label: '施設', cell: row => <span className="block min-w-32">{row.facility}</span> },
    {
      id: 'collected',
      label: '受領額',
      end: true,
      cell: row =>
        row.collected === null ? (
          '—'
        ) : row.collected === row.charged ? (
          <Money yen={row.collected} />
        ) : (
          <span className="font-bold text-warning">
            <Money yen={row.collected} />
            <span className="block text-[0.8125rem] font-normal">
              自己負担 <Money yen={row.charged} />
            </span>
          </span>
        ),
    },
    {
      id: 'closed',
      label: '確定',
      tight: true,
      cell: row => <RelativeTime at={row.closedAt} now={now} />,
    },
    {
      id: 'state',
      label: '状態',
      tight: true,
      cell: row =>
        row.asked > 0 ? (
          <StatusBadge status="waiting">回答待ち</StatusBadge>
        ) : row.confirmedAt ? (
          <StatusBadge status="good">確認済み</StatusBadge>
        ) : row.answered > 0 ? (
          <StatusBadge status="active">回答あり</StatusBadge>
        ) : (
          <StatusBadge>未確認</StatusBadge>
        ),
    },
  ]
}
