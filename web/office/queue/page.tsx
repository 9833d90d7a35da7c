import { useLocation } from 'react-router'
import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { holdersOf } from '#modules/cases/intake/read.ts'
import { queue } from '#modules/cases/queue/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../../ui/table/filters.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { Note } from '../../ui/text.tsx'
import { liveOf } from '../live.server.ts'
import type { Route } from './+types/page.ts'
import { BulkBar, selection } from './bulk.tsx'
import { columnsOf } from './columns.tsx'
import { DoneNote } from './done.tsx'
import { Period } from './period.tsx'
import { filterOf, shownRow } from './rows.server.ts'
import { runBulk } from './run.server.ts'
import { channels, outcomes, queueLeads, queueNames } from './words.ts'

export const loader = page(async (ctx, args: Route.LoaderArgs) => {
  const asked = filterOf(args.request)
  const { rows, total, filter } = await queue(ctx, asked, await liveOf(ctx, args))
  const published = await schemesOf(ctx, staffOf(ctx).municipalityId)
  const schemes = new Map(published.map(each => [each.scheme.id, each]))
  const ids = rows.map(row => row.caseId)
  const holders = await holdersOf(ctx, staffOf(ctx).municipalityId, ids)
  return {
    rows: rows.map(row => shownRow(row, schemes, holders.get(row.caseId))),
    total,
    filter,
    now: ctx.now.toISOString(),
    schemes: published.map(each => ({ value: each.scheme.id, label: say(each.scheme.name, 'ja') })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => runBulk(ctx, form))
  return outcome.ok ? { done: outcome.value } : refusedData(outcome.refused)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${queueNames[loaderData.filter.queue]}（${loaderData.total}件）` : '申請' },
]

export default function Queue({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, total, filter, now, schemes } = loaderData
  const { search, pathname } = useLocation()
  const sort = { column: filter.sort, descending: filter.desc }
  const narrowed = activeFilters(filter)
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead
        title={queueNames[filter.queue]}
        actions={
          <LinkButton to="/office/enter" look="secondary" size="medium" icon="plus">
            紙・電話の申請を入力
          </LinkButton>
        }
      >
        <Note>{queueLeads[filter.queue]}</Note>
      </OfficeHead>
      {actionData && 'done' in actionData && <DoneNote done={actionData.done} action={pathname + search} />}
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title="進められませんでした。一件も変わっていません。">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="受付番号・氏名・フリガナで探す" action="探す" />
        <ExportLinks to="/office/cases/export" />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {schemes.length > 1 && <FilterChips name="scheme" label="事業" options={schemes} />}
        <FilterChips name="outcome" label="自動確認" options={optionsOf(outcomes)} />
        <FilterChips name="channel" label="受付" options={optionsOf(channels)} />
        <Period from={filter.from} to={filter.to} />
      </div>
      <ActiveFilters filters={narrowed} />
      <DataTable
        caption={queueNames[filter.queue]}
        columns={columnsOf(now, schemes.length > 1)}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/office/cases/${row.id}`}
        rowTone={row => (row.age.late && !row.age.stopped ? 'late' : undefined)}
        sort={sort}
        select={{ name: 'case', form: selection, label: row => `${row.applicant}さん ${row.number}` }}
        empty={
          narrowed.length > 0 ? (
            <Empty title="条件に合う申請はありません">上の条件をはずすと、ほかの申請が見つかります。</Empty>
          ) : (
            <Empty title={emptyTitles[filter.queue]}>{queueLeads[filter.queue]}</Empty>
          )
        }
      />
      {total > 0 && <Pagination page={filter.page} per={filter.size} total={total} />}
      <BulkBar key={`${search}${rows.length}`} rows={rows} />
    </div>
  )
}

const emptyTitles = {
  attention: '確かめる申請はありません',
  mine: 'あなたの決裁を待つ申請はありません',
  route: '回議・決裁中の申請はありません',
  waiting: '補正を待っている申請はありません',
  late: '期限を過ぎた申請はありません',
  decided: '決定した申請はまだありません',
  all: '申請はまだありません',
} as const

const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

function activeFilters(filter: Route.ComponentProps['loaderData']['filter']) {
  return [
    ...(filter.q ? [{ name: 'q', value: filter.q, label: `「${filter.q}」` }] : []),
    ...(filter.outcome ? [{ name: 'outcome', value: filter.outcome, label: outcomes[filter.outcome] }] : []),
    ...(filter.channel ? [{ name: 'channel', value: filter.channel, label: channels[filter.channel] }] : []),
    ...(filter.from ? [{ name: 'from', value: filter.from, label: `${filter.from} から受付` }] : []),
    ...(filter.to ? [{ name: 'to', value: filter.to, label: `${filter.to} まで受付` }] : []),
  ]
}
