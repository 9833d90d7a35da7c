import { redirect } from 'react-router'
import { campaignOf } from '#modules/invitations/funnel/read.ts'
import { invitedHouseholds, parts } from '#modules/invitations/households/read.ts'
import { unlockInvitation } from '#modules/invitations/write.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Note, Stack, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/households.ts'
import { handNames, partNames } from './words.ts'

export const meta = () => [{ title: '案内した世帯' }]

export const loader = page(async (ctx, { params, request }) => {
  const asked = new URL(request.url).searchParams.get('part')
  const part = parts.find(each => each === asked) ?? 'hand'
  const { id, name } = await campaignOf(ctx, params.id ?? '')
  const rows = await invitedHouseholds(ctx, id, part)
  return {
    id,
    name,
    part,
    rows: rows.map(({ invitedAt, openedAt, submittedAt, ...row }) => ({
      ...row,
      invitedAt: invitedAt?.toISOString() ?? null,
      openedAt: openedAt?.toISOString() ?? null,
      submittedAt: submittedAt?.toISOString() ?? null,
    })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const invitation = String(form.get('invitation') ?? '')
  const outcome = await act(args, ctx =>
    unlockInvitation(ctx, { invitation }, { key: String(form.get('_key')) }),
  )
  const here = `/office/invitations/${args.params.id}/households?part=locked`
  return outcome.ok ? redirect(here, 303) : refusedData(outcome.refused)
}

type Row = Route.ComponentProps['loaderData']['rows'][number]

/** Households of a campaign by how far they came; links that were locked are opened here. */
export default function InvitedHouseholds({ loaderData: shown, actionData }: Route.ComponentProps) {
  return (
    <Stack>
      <BackLink to={`/office/invitations/${shown.id}`}>{shown.name}</BackLink>
      <OfficeHead title={partNames[shown.part]}>
        <Note>
          見た世帯は記録されます。住所は載せません。
          {shown.part === 'locked' && '電話でご本人と確かめてから、もう一度開けるようにしてください。'}
        </Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      <DataTable
        caption={partNames[shown.part]}
        rows={shown.rows}
        rowKey={row => row.id}
        columns={columns(shown.part)}
        empty={<Empty title="該当する世帯はありません">案内の画面に戻ってください。</Empty>}
      />
    </Stack>
  )
}

function columns(part: Route.ComponentProps['loaderData']['part']): Column<Row>[] {
  const at = (value: string | null) => (value ? <InstantText at={value} /> : '—')
  return [
    { id: 'household', label: '世帯番号', tight: true, cell: row => row.household },
    {
      id: 'name',
      label: '宛名',
      cell: row => (
        <span className="block min-w-28">
          {row.name ?? '—'}
          <span className="block text-[0.8125rem] text-ink-soft">{row.kana}</span>
        </span>
      ),
    },
    ...(part === 'hand'
      ? [
          {
            id: 'why',
            label: '手紙にしない理由',
            cell: (row: Row) => (row.byHand ? handNames[row.byHand] : '—'),
          },
        ]
      : [
          { id: 'invited', label: '案内', cell: (row: Row) => at(row.invitedAt) },
          { id: 'opened', label: '開いた', cell: (row: Row) => at(row.openedAt) },
        ]),
    ...(part === 'applied'
      ? [
          {
            id: 'case',
            label: '申請',
            cell: (row: Row) =>
              row.caseId ? <TextLink to={`/office/cases/${row.caseId}`}>申請を見る</TextLink> : '—',
          },
        ]
      : []),
    ...(part === 'locked'
      ? [
          {
            id: 'unlock',
            label: '操作',
            cell: (row: Row) => (
              <PostForm>
                <input type="hidden" name="invitation" value={row.id} />
                <Button
                  look="secondary"
                  size="small"
                  label={`${row.name ?? row.household}の案内をもう一度開けるようにする`}
                >
                  開けるようにする
                </Button>
              </PostForm>
            ),
          },
        ]
      : []),
  ]
}
