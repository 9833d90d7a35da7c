import { useLoaderData } from 'react-router'
import { asFacility } from '#modules/accounts/access.ts'
import {
  facilitiesUnderContract,
  facilityAccounts,
  staffAccounts,
} from '#modules/accounts/administration/read.ts'
import { facility } from '#modules/places/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { AccountsTable, asRow } from './table.tsx'

const done: Record<string, string> = {
  invited: '招待のメールを送りました',
  disable: '利用を停止しました。開いていた画面はすべて終わります',
}

/** `/office/accounts`, `/office/facility-accounts/:facility` and `/facility/accounts`. */
export const loader = page(async (ctx, { params, request }) => {
  const common = {
    now: ctx.now.toISOString(),
    done: done[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  }
  if (ctx.actor.kind === 'staff' && !params.facility) {
    const facilities = await facilitiesUnderContract(ctx)
    const rows = (await staffAccounts(ctx)).map(asRow)
    return {
      ...common,
      kind: 'staff' as const,
      title: '職員の利用者',
      base: '/office/accounts',
      rows,
      facilities,
    }
  }
  const id = params.facility ?? asFacility(ctx.actor).facilityId
  const rows = (await facilityAccounts(ctx, id)).map(asRow)
  const place = await facility(ctx, id)
  return {
    ...common,
    kind: 'facility' as const,
    title: `${place?.name ?? ''}の利用者`,
    base: params.facility ? `/office/facility-accounts/${id}` : '/facility/accounts',
    rows,
    facilities: [],
  }
})

export const meta = ({ loaderData }: { loaderData?: { title: string } }) => [
  { title: loaderData?.title ?? '利用者' },
]

export default function Accounts() {
  const { rows, kind, base, title, now, facilities, done } = useLoaderData<typeof loader>()
  const invite = (
    <LinkButton to={`${base}/new`} size="medium" icon="plus">
      招待する
    </LinkButton>
  )
  return (
    <Stack>
      {base.startsWith('/office/facility') && <BackLink to="/office/accounts">職員の利用者へ</BackLink>}
      {done && <NotificationBanner tone="success" live title={done} />}
      <OfficeHead title={title} actions={invite}>
        <Note>課長以上の職員と、施設の管理者が管理できます。すべての操作は記録に残ります。</Note>
      </OfficeHead>
      <AccountsTable rows={rows} now={now} base={base} kind={kind} action={invite} />
      {facilities.length > 0 && (
        <Stack gap="small">
          <Heading level={2} size={3}>
            施設の利用者
          </Heading>
          <Note>契約している施設の利用者も管理できます。</Note>
          <ul className="space-y-2">
            {facilities.map(one => (
              <li key={one.id}>
                <TextLink to={`/office/facility-accounts/${one.id}`}>{one.name}</TextLink>（{one.kind}）
              </li>
            ))}
          </ul>
        </Stack>
      )}
      {kind === 'staff' && <TextLink to="/office/keys">ほかのシステムと連携するためのキー</TextLink>}
    </Stack>
  )
}
