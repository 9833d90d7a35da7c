import { useLocation } from 'react-router'
import type { Figures } from '#modules/outcomes/figures/read.ts'
import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Figure, Money } from '../../ui/numbers.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { Heading, Note } from '../../ui/text.tsx'

type Count = Figures['uses']['total']

/** Uses by month, facility, type and person: each table is exported as it stands. */
export function Uses({ uses, scheme }: { uses: Figures['uses']; scheme: string }) {
  const { search } = useLocation()
  const { total } = uses
  if (total.uses === 0) {
    return (
      <section aria-labelledby="uses">
        <Heading level={2} id="uses">
          利用
        </Heading>
        <Note>この期間の利用はまだ報告されていません。</Note>
      </section>
    )
  }
  const monthName = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
  return (
    <section aria-labelledby="uses" className="flex flex-col gap-8" data-scheme={scheme}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <Heading level={2} id="uses">
            利用
          </Heading>
          <Note>期間のうちに始まった利用で、施設が報告を確定したもの。取り消した利用は除きます。</Note>
        </div>
        <ExportLinks to="/office/figures/export" key={search} />
      </div>
      <div className="grid grid-cols-2 gap-x-10 gap-y-6 sm:grid-cols-3">
        <Figure label="利用" value={total.uses} unit="回" />
        <Figure label="利用した人" value={total.people} unit="人" />
        <Figure label="委託料" value={<Money yen={total.yen} />} />
      </div>
      <div className="grid gap-10 xl:grid-cols-2">
        <BarChart
          title="月ごとの利用"
          bars={uses.byMonth.map(each => ({ label: monthName(each.key), value: each.uses }))}
          unit="回"
          heading={['月', '利用']}
        />
        <BarChart
          title="施設ごとの利用"
          bars={uses.byFacility.map(each => ({ label: each.label, value: each.uses }))}
          unit="回"
          heading={['施設', '利用']}
        />
      </div>
      <div className="grid gap-10 xl:grid-cols-2">
        <DataTable
          caption="種類ごと"
          showCaption
          columns={counts('種類')}
          rows={uses.byType}
          rowKey={row => row.key}
          empty={null}
        />
        <DataTable
          caption="施設ごと"
          showCaption
          columns={counts('施設')}
          rows={uses.byFacility}
          rowKey={row => row.key}
          empty={null}
        />
      </div>
      <Disclosure summary={`人ごとに見る（${uses.byPerson.length}人）`}>
        <DataTable
          caption="人ごと"
          columns={[
            { id: 'person', label: '利用者', cell: row => row.label },
            { id: 'number', label: '受付番号', tight: true, cell: row => row.number },
            { id: 'uses', label: '利用', end: true, cell: row => `${row.uses}回` },
            {
              id: 'last',
              label: '最後の利用',
              tight: true,
              cell: row => <DateText day={row.lastDay} style="western" />,
            },
            { id: 'yen', label: '委託料', end: true, cell: row => <Money yen={row.yen} /> },
          ]}
          rows={uses.byPerson}
          rowKey={row => row.key}
          rowHref={row => `/office/cases/${row.caseId}`}
          empty={null}
        />
      </Disclosure>
    </section>
  )
}

function counts(by: string): Column<Count>[] {
  return [
    { id: 'by', label: by, cell: row => row.label },
    { id: 'uses', label: '利用', end: true, cell: row => `${row.uses}回` },
    { id: 'people', label: '人数', end: true, cell: row => `${row.people}人` },
    { id: 'yen', label: '委託料', end: true, cell: row => <Money yen={row.yen} /> },
  ]
}
