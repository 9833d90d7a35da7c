import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Meter } from '../../ui/meter.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Note, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/campaign.ts'
import { sheetStates } from './words.ts'

type Shown = Route.ComponentProps['loaderData']
type Row = Shown['sheets'][number]

/** The files for the printer, with their pages. */
export function Sheets({ shown }: { shown: Shown }) {
  if (shown.sheets.length === 0) return null
  const ready = shown.sheets.filter(sheet => sheet.state === 'ready')
  const sum = (key: 'letters' | 'pages') => ready.reduce((total, sheet) => total + (sheet[key] ?? 0), 0)
  return (
    <section className="flex flex-col gap-4" aria-live="polite">
      <h2 className="text-[1.25rem] font-bold">手紙のファイル</h2>
      <Note>
        できているもの：{sum('letters').toLocaleString('ja-JP')}通、{sum('pages').toLocaleString('ja-JP')}
        ページ。
        ファイルには本人だけのリンクが入っています。印刷したら消してください。30日たつと自動で消えます。
      </Note>
      <DataTable
        caption="手紙のファイル"
        rows={shown.sheets}
        rowKey={row => row.id}
        columns={columns}
        empty={null}
      />
    </section>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)}KB` : `${(bytes / 1_000_000).toFixed(1)}MB`
}

const columns: Column<Row>[] = [
  {
    id: 'position',
    label: 'ファイル',
    tight: true,
    cell: row => `${row.position}${row.reminder ? '（再度）' : ''}`,
  },
  {
    id: 'state',
    label: '状態',
    cell: row =>
      row.state === 'making' ? (
        <div className="min-w-40">
          <Meter label="作成中" value={row.done} most={row.letters} unit="通" />
        </div>
      ) : (
        <>
          <StatusBadge status={sheetStates[row.state].status}>{sheetStates[row.state].label}</StatusBadge>
          {row.problem && <span className="block text-[0.8125rem]">{row.problem}</span>}
        </>
      ),
  },
  { id: 'letters', label: '通', end: true, cell: row => row.letters.toLocaleString('ja-JP') },
  { id: 'pages', label: 'ページ', end: true, cell: row => row.pages?.toLocaleString('ja-JP') ?? '—' },
  { id: 'held', label: '手に回した', end: true, cell: row => row.held || '—' },
  { id: 'made', label: 'できた時', cell: row => (row.madeAt ? <InstantText at={row.madeAt} /> : '—') },
  {
    id: 'file',
    label: '操作',
    cell: row =>
      row.state === 'ready' ? (
        <span className="flex flex-wrap items-center gap-3">
          <TextLink to={`/office/invitations/sheets/${row.id}`} away>
            PDF（{sizeOf(row.bytes ?? 0)}）
          </TextLink>
          <PostForm>
            <input type="hidden" name="sheet" value={row.id} />
            <Button
              look="text"
              size="small"
              name="do"
              value="destroy"
              label={`ファイル${row.position}を消す`}
            >
              消す
            </Button>
          </PostForm>
        </span>
      ) : null,
  },
]
