import { OfficeHead, OfficeShell } from '../../shells/office-shell.tsx'
import { LinkButton } from '../button.tsx'
import { pageRequest } from '../request.ts'
import type { Route } from './+types/office.ts'
import { notFoundUnlessDemo } from './only-in-demo.ts'
import { TableShown } from './table-shown.tsx'

export const handle = { script: true }

export const meta = () => [{ title: '市役所の画面' }]

export function loader({ context }: Route.LoaderArgs) {
  notFoundUnlessDemo(context.get(pageRequest))
  return null
}

/** Forms of the gallery send, and nothing comes of it. */
export const action = () => null

export default function OfficeGallery() {
  return (
    <OfficeShell
      sections={[
        {
          items: [
            { to: '/_gallery/office', label: '未処理の申請', count: 12, late: 1 },
            { to: '/_gallery/office/returned', label: '補正待ち', count: 3 },
            { to: '/_gallery/office/approvals', label: '決裁待ち', count: 5 },
          ],
        },
        {
          title: '事業',
          items: [
            { to: '/_gallery/office/ledger', label: '管理表', icon: 'list' },
            { to: '/_gallery/office/claims', label: '請求', icon: 'yen', count: 4 },
            { to: '/_gallery/office/figures', label: '統計', icon: 'document' },
          ],
        },
      ]}
    >
      <OfficeHead
        over="産前・産後の支援"
        title="未処理の申請"
        actions={
          <LinkButton to="#new" look="secondary" size="medium" icon="plus">
            紙・電話の申請を入力
          </LinkButton>
        }
      />
      <TableShown />
    </OfficeShell>
  )
}
