import { useSearchParams } from 'react-router'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { readPage } from '../../ui/table/search.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { Note } from '../../ui/text.tsx'
import type { Route } from './+types/page.ts'
import { RouteShort } from './route.tsx'
import { proposalsShown, type Show, type ShownProposal } from './shown.server.ts'
import { decidesWords, shows } from './words.ts'

const per = 30

export const loader = page(async (ctx, { request }) => {
  const params = new URL(request.url).searchParams
  const all = await proposalsShown(ctx)
  const counts = Object.fromEntries(
    Object.keys(shows).map(name => [name, all.filter(each => each.group === name).length]),
  ) as Record<Show, number>
  const asked = params.get('show')
  const show = (asked && asked in shows ? asked : counts.mine > 0 ? 'mine' : 'open') as Show
  const rows = all.filter(each => each.group === show)
  const number = readPage(params)
  return {
    now: ctx.now.toISOString(),
    show,
    counts,
    total: rows.length,
    rows: rows.slice((number - 1) * per, number * per),
  }
})

export const meta = () => [{ title: '起案と決裁' }]

const empty: Record<Show, string> = {
  mine: 'あなたの確認・決裁を待つ起案はありません',
  open: '回っている起案はありません',
  review: '後閲が要る代決はありません',
  decided: '決裁した起案はまだありません',
  ended: '差戻し・取戻し・否決した起案はありません',
}

/** 回議・決裁: every proposal with its whole way, those that await me first. */
export default function Proposals({ loaderData }: Route.ComponentProps) {
  const { now, show, counts, total, rows } = loaderData
  const [params] = useSearchParams()
  const columns: Column<ShownProposal>[] = [
    {
      id: 'title',
      label: '件名',
      cell: row => row.title,
    },
    {
      id: 'applicants',
      label: '申請者',
      cell: row => (
        <span className="block min-w-20">
          {row.applicants.join('、')}
          {row.count > row.applicants.length && ` ほか${row.count - row.applicants.length}件`}
        </span>
      ),
    },
    { id: 'decides', label: '決定', cell: row => decidesWords[row.decides], tight: true },
    { id: 'route', label: '経路', cell: row => <RouteShort stops={row.stops} /> },
    {
      id: 'drafted',
      label: '起案',
      cell: row => <RelativeTime at={row.draftedAt} now={now} bare />,
      tight: true,
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead title="起案と決裁">
        <Note>起案した人が自分で決裁することはできません。この1年の起案を新しい順に並べています。</Note>
      </OfficeHead>
      <Tabs
        label="起案の並び"
        tabs={(Object.keys(shows) as Show[]).map(name => ({
          to: `?show=${name}`,
          label: shows[name],
          count: counts[name],
          current: name === show,
        }))}
      />
      <DataTable
        caption={shows[show]}
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/office/proposals/${row.id}`}
        empty={
          <Empty title={empty[show]}>
            申請のページで「起案する」を押すと、ここに並び、経路にそって回ります。
          </Empty>
        }
      />
      {total > per && <Pagination page={readPage(params)} per={per} total={total} />}
    </div>
  )
}
