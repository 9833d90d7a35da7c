import { useLocation } from 'react-router'
import { Button } from '../button.tsx'
import { RelativeTime } from '../dates.tsx'
import { Dialog } from '../dialog.tsx'
import { Empty } from '../empty.tsx'
import { Money } from '../numbers.tsx'
import { PostForm } from '../post-form.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { StickyActions } from '../sticky-actions.tsx'
import { type Column, DataTable } from '../table/data-table.tsx'
import { ExportLinks } from '../table/export-links.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../table/filters.tsx'
import { Pagination } from '../table/pagination.tsx'
import { readSort } from '../table/search.ts'
import { type Row, rows } from './samples.ts'

const now = '2026-11-22T03:00:00Z'
const states = {
  new: <StatusBadge status="active">未確認</StatusBadge>,
  checked: <StatusBadge status="good">確認済み</StatusBadge>,
  waiting: <StatusBadge status="waiting">補正待ち</StatusBadge>,
}

const columns: Column<Row>[] = [
  { id: 'number', label: '受付番号', cell: row => row.number, sortable: true, tight: true },
  { id: 'name', label: '申請者', cell: row => row.name, sortable: true },
  { id: 'state', label: '状態', cell: row => states[row.state] },
  {
    id: 'received',
    label: '受付',
    cell: row => <RelativeTime at={row.received} now={now} />,
    sortable: true,
    tight: true,
  },
  {
    id: 'due',
    label: '期限',
    cell: row => <RelativeTime at={row.due} now={now} />,
    sortable: true,
    tight: true,
  },
  { id: 'yen', label: '自己負担', cell: row => <Money yen={row.yen} />, end: true },
]

/** A queue with everything around it. */
export function TableShown() {
  const sort = readSort(new URLSearchParams(useLocation().search), ['number', 'name', 'received', 'due'], {
    column: 'due',
    descending: false,
  })
  return (
    <section id="table" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="氏名・番号で探す" action="探す" />
        <ExportLinks to="/_gallery/export" />
      </div>
      <FilterChips
        name="state"
        label="状態"
        several
        options={[
          { value: 'new', label: '未確認', count: 2 },
          { value: 'checked', label: '確認済み', count: 2 },
          { value: 'waiting', label: '補正待ち', count: 1 },
        ]}
      />
      <ActiveFilters filters={[{ name: 'section', value: 'kodomo', label: 'こども家庭課' }]} />
      <DataTable
        caption="申請の一覧"
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `#case-${row.id}`}
        rowTone={row => (row.due < '2026-11-22' ? 'late' : row.due < '2026-11-26' ? 'soon' : undefined)}
        sort={sort}
        select={{ name: 'case', form: 'bulk', label: row => row.name }}
        empty={<Empty title="申請はありません">申請が届くと、ここに並びます。</Empty>}
      />
      <Pagination page={1} per={5} total={48} />
      <StickyActions about="選んだ申請をまとめて処理します">
        <PostForm id="bulk" className="contents">
          <Button size="medium" shortcut="a" name="action" value="approve">
            承認して利用券を送る
          </Button>
          <Button size="medium" look="secondary" name="action" value="return">
            補正を求める
          </Button>
        </PostForm>
        <Dialog
          title="この申請を不承認にしますか"
          trigger={{ children: '不承認にする', look: 'danger', size: 'medium' }}
        >
          {close => (
            <div className="flex flex-col gap-4">
              <p>山田 花子さんに不承認の決定通知が送られます。決定は取り消せますが、通知は取り消せません。</p>
              <div className="flex gap-3">
                <Button look="danger" size="medium" type="button" onPress={close}>
                  不承認にして通知を送る
                </Button>
                <Button look="text" size="medium" type="button" onPress={close}>
                  やめる
                </Button>
              </div>
            </div>
          )}
        </Dialog>
      </StickyActions>
    </section>
  )
}
