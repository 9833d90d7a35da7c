import { campaigns } from '#modules/invitations/funnel/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'

export const meta = () => [{ title: '案内（プッシュ型）' }]

export const loader = page(async ctx => ({
  campaigns: (await campaigns(ctx)).map(({ id, name, schemeName, answerBy, closedAt, funnel }) => ({
    id,
    name,
    schemeName,
    answerBy,
    closed: closedAt !== null,
    funnel,
  })),
}))
type Row = Route.ComponentProps['loaderData']['campaigns'][number]

/** The campaigns of the municipality, each with how far it came. */
export default function Campaigns({ loaderData }: Route.ComponentProps) {
  return (
    <Stack>
      <OfficeHead
        title="案内（プッシュ型）"
        actions={
          <LinkButton to="/office/directory" look="secondary" size="medium" icon="search">
            制度ディレクトリから選ぶ
          </LinkButton>
        }
      >
        <Note>
          台帳から見つけた世帯に、手紙かメールで申請をご案内します。受けられるかどうかは申請のあとで決まります。
        </Note>
      </OfficeHead>
      <DataTable
        caption="案内"
        rows={loaderData.campaigns}
        rowKey={row => row.id}
        rowHref={row => `/office/invitations/${row.id}`}
        columns={columns}
        empty={
          <Empty title="案内はまだありません">
            制度ディレクトリの世帯の一覧で、案内する世帯を選んでください。
          </Empty>
        }
      />
    </Stack>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'name',
    label: '案内',
    cell: row => (
      <span className="block min-w-40">
        {row.name}
        <span className="block text-[0.8125rem] text-ink-soft">{row.schemeName}</span>
      </span>
    ),
  },
  {
    id: 'until',
    label: '期限',
    tight: true,
    cell: row =>
      row.closed ? (
        <StatusBadge status="neutral">締切済み</StatusBadge>
      ) : (
        <DateText day={row.answerBy} style="western" />
      ),
  },
  {
    id: 'extracted',
    label: '選んだ世帯',
    end: true,
    cell: row => row.funnel.extracted.toLocaleString('ja-JP'),
  },
  { id: 'invited', label: '案内', end: true, cell: row => row.funnel.invited.toLocaleString('ja-JP') },
  { id: 'opened', label: '開いた', end: true, cell: row => row.funnel.opened.toLocaleString('ja-JP') },
  { id: 'applied', label: '申請', end: true, cell: row => row.funnel.applied.toLocaleString('ja-JP') },
  { id: 'granted', label: '認定', end: true, cell: row => row.funnel.granted.toLocaleString('ja-JP') },
]
