import { useLoaderData } from 'react-router'
import { payeesOf } from '#modules/claims/payee/read.ts'
import { maskedAccount } from '#modules/claims/payee/rules.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'

export const loader = page(async (ctx, _args: PageArgs) => ({
  payees: (await payeesOf(ctx)).map(({ account, ...payee }) => ({
    ...payee,
    account: account ? maskedAccount(account) : null,
  })),
}))

export const meta = () => [{ title: '振込先の口座' }]

/** Where each facility is paid to; a change waits for a second person. */
export default function Payees() {
  const { payees } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <BackLink to="/office/claims">請求と支払</BackLink>
      <OfficeHead title="振込先の口座">
        <Note>変更は、入力した人とは別の職員が書類と照らして確認すると、次の振込から使われます。</Note>
      </OfficeHead>
      <DataTable
        caption="施設の振込先"
        columns={[
          { id: 'name', label: '施設', cell: row => row.name },
          { id: 'account', label: '口座', cell: row => row.account ?? '登録がありません' },
          { id: 'state', label: '状態', cell: row => <State row={row} />, tight: true },
        ]}
        rows={payees}
        rowKey={row => row.facility}
        rowHref={row => `/office/payees/${row.facility}`}
        rowTone={row => (row.waiting || !row.account ? 'soon' : undefined)}
        empty={
          <Empty title="契約している施設がありません" icon="yen">
            施設と契約すると、ここに並びます。
          </Empty>
        }
      />
    </Stack>
  )
}

function State({ row }: { row: { account: string | null; waiting: boolean } }) {
  if (row.waiting) return <StatusBadge status="waiting">変更の確認待ち</StatusBadge>
  return row.account ? (
    <StatusBadge status="good">確認済み</StatusBadge>
  ) : (
    <StatusBadge status="late">未登録</StatusBadge>
  )
}
