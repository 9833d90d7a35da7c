import { redirect } from 'react-router'
import { mayAppoint } from '#modules/eligibility/directory/access.ts'
import { runs } from '#modules/eligibility/directory/read.ts'
import { startRun } from '#modules/eligibility/directory/write.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { type Status, StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Note, Stack } from '../../ui/text.tsx'
import { WhileLive } from '../../ui/while-live.tsx'
import type { Route } from './+types/list.ts'
import { runShown, schemesShown } from './shown.server.ts'
import { estimate, states } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '制度ディレクトリ' }]

export const loader = page(async ctx => {
  const all = await runs(ctx)
  const rows = all.map(run => ({
    ...runShown(run),
    eligible: run.schemes.map(each => each.eligible),
    schemes: run.schemes.length,
    became: run.schemes.reduce((sum, each) => sum + (each.changes.became ?? 0), 0),
    stopped: run.schemes.reduce((sum, each) => sum + (each.changes.stopped ?? 0), 0),
    compared: run.comparedWith !== null,
  }))
  const latest = all.find(run => run.state === 'finished')
  return {
    rows,
    latest: latest ? { ...runShown(latest), schemes: await schemesShown(ctx, latest) } : null,
    live: rows.find(row => row.live)?.id ?? null,
    appoints: mayAppoint(ctx.actor),
  }
})

/** Whoever starts one while another is under way is told, and shown that one. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => startRun(ctx, {}, { key: String(form.get('_key')) }))
  if (outcome.ok) return redirect(`/office/directory/runs/${outcome.value.id}`)
  const { run } = outcome.refused.details
  if (outcome.refused.code === 'directory-under-way' && typeof run === 'string') {
    return redirect(`/office/directory/runs/${run}?already`)
  }
  return refusedData(outcome.refused)
}

const tones: Record<keyof typeof states, Status> = {
  waiting: 'waiting',
  running: 'active',
  finished: 'good',
  failed: 'bad',
  cancelled: 'neutral',
}

/** 制度ディレクトリ: every scheme over every household, run by run. */
export default function Directory({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, latest, live, appoints } = loaderData
  return (
    <Stack>
      <WhileLive live={live !== null} />
      <OfficeHead
        title="制度ディレクトリ"
        actions={
          <>
            {appoints && (
              <LinkButton to="/office/directory/staff" look="text" size="medium">
                使える職員
              </LinkButton>
            )}
            {live ? (
              <LinkButton to={`/office/directory/runs/${live}`} size="medium">
                実行中の判定を見る
              </LinkButton>
            ) : (
              <PostForm>
                <Button size="medium" icon="search" causes="すべての世帯を、公開中の制度で判定し直します">
                  いま判定する
                </Button>
              </PostForm>
            )}
          </>
        }
      >
        <Note>
          取り込んだ台帳のすべての世帯を、公開中の制度の規則で判定します。{estimate}税の額は表示しません。
        </Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      {latest && <Latest latest={latest} />}
      <DataTable
        caption="これまでの判定"
        showCaption
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/office/directory/runs/${row.id}`}
        columns={[
          { id: 'at', label: '実行', tight: true, cell: row => <InstantText at={row.startedAt} /> },
          {
            id: 'day',
            label: '基準日',
            tight: true,
            cell: row => <DateText day={row.asOf} style="western" />,
          },
          {
            id: 'state',
            label: '状態',
            tight: true,
            cell: row => (
              <StatusBadge status={tones[row.state]}>
                {states[row.state]}
                {row.live && `（${row.progress}%）`}
              </StatusBadge>
            ),
          },
          {
            id: 'households',
            label: '世帯',
            end: true,
            cell: row => row.households?.toLocaleString('ja-JP') ?? '—',
          },
          { id: 'schemes', label: '制度', end: true, cell: row => row.schemes },
          {
            id: 'changes',
            label: '前回との違い',
            cell: row =>
              row.state !== 'finished' || !row.compared
                ? '—'
                : `新たに対象 ${row.became.toLocaleString('ja-JP')}、対象でなくなった ${row.stopped.toLocaleString('ja-JP')}`,
          },
          { id: 'by', label: '実行した人', cell: row => row.startedBy ?? '初期設定' },
        ]}
        empty={
          <Empty title="判定はまだありません">
            住民基本台帳・税・学齢簿などを取り込んでから「いま判定する」を押すと、どの世帯がどの制度の対象になりそうかが分かります。
          </Empty>
        }
      />
    </Stack>
  )
}

function Latest({ latest }: { latest: NonNullable<Route.ComponentProps['loaderData']['latest']> }) {
  const most = latest.schemes.reduce((sum, each) => sum + (each.changes.became ?? 0), 0)
  return (
    <p>
      いちばん新しい判定は{' '}
      <a className="link" href={`/office/directory/runs/${latest.id}`}>
        <DateText day={latest.asOf} />
        のもの
      </a>
      です（{latest.households?.toLocaleString('ja-JP')}世帯、{latest.schemes.length}制度
      {most > 0 && `、新たに対象 ${most.toLocaleString('ja-JP')}件`}）。
    </p>
  )
}
