import type { ReactNode } from 'react'
import type { Listed } from '#modules/accounts/administration/read.ts'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { rankName, secondFactors, states } from './words.ts'

/** A line of the list as it reaches the page. */
export type Row = Omit<Listed, 'lastSignIn'> & { lastSignIn: string | null }

export const asRow = (listed: Listed): Row => ({
  ...listed,
  lastSignIn: listed.lastSignIn?.toISOString() ?? null,
})

/** Accounts of a municipality or a facility. `base` is the list's own address. */
export function AccountsTable({
  rows,
  now,
  base,
  kind,
  action,
}: {
  rows: Row[]
  now: string
  base: string
  kind: 'staff' | 'facility'
  action: ReactNode
}) {
  const own: Column<Row>[] =
    kind === 'staff'
      ? [
          { id: 'section', label: '課・係', cell: row => row.section },
          { id: 'rank', label: '役職', cell: row => rankName(row.rank), tight: true },
        ]
      : [
          {
            id: 'administrator',
            label: '権限',
            cell: row => (row.administrator ? '管理者' : '一般'),
            tight: true,
          },
        ]
  return (
    <DataTable
      caption="利用者"
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `${base}/${row.id}`}
      columns={[
        { id: 'name', label: '氏名', cell: row => row.name, tight: true },
        ...own,
        { id: 'email', label: 'メールアドレス', cell: row => row.email },
        { id: 'state', label: '状態', cell: row => <State row={row} />, tight: true },
        { id: 'second', label: '二段階認証', cell: row => secondFactors[row.secondFactor], tight: true },
        {
          id: 'last',
          label: '最後のログイン',
          cell: row => (row.lastSignIn ? <RelativeTime at={row.lastSignIn} now={now} /> : 'まだありません'),
          tight: true,
        },
      ]}
      empty={
        <Empty icon="person" title="利用者はまだいません" action={action}>
          招待すると、本人にメールが届き、パスワードと二段階認証を自分で設定します。
        </Empty>
      }
    />
  )
}

export function State({ row }: { row: Pick<Row, 'state'> }) {
  const { status, label } = states[row.state]
  return <StatusBadge status={status}>{label}</StatusBadge>
}
