import { useActionData, useLoaderData } from 'react-router'
import { formatDate, weekdayName } from '#language/values/date.ts'
import { acceptClaims } from '#modules/claims/claim/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { claimBadges, claimStates } from '../../facility/claims/words.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Figure, Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { FilterChips } from '../../ui/table/filters.tsx'
import { Note } from '../../ui/text.tsx'
import type { MonthRow } from './month.server.ts'
import { shownMonth } from './month.server.ts'

export const loader = page((ctx, { request }: PageArgs) => shownMonth(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const claimIds = form.getAll('claim').map(String)
  const outcome = await act(args, ctx => acceptClaims(ctx, { claimIds }, { key: String(form.get('_key')) }))
  return outcome.ok ? { accepted: outcome.value } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '請求と支払' }]

const form = 'accept-claims'

export default function Claims() {
  const month = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { rows, scheme, name, closed } = month
  const to = (other: string) => `/office/claims?scheme=${scheme.id}&month=${other}`
  const claims = rows.flatMap(row => (row.claim ? [row.claim] : []))
  const total = claims.reduce((sum, claim) => sum + claim.totals.total, 0)
  const waiting = rows.filter(row => row.state === 'claimed')
  const due = formatDate(month.dueOn, 'ja', 'weekday').replace(/（.*/, '')
  const href = (row: MonthRow) =>
    row.claim
      ? `/office/claims/${row.claim.id}`
      : `/office/claims/statement?facility=${row.facility.id}&scheme=${scheme.id}&month=${month.month}`
  return (
    <div className="flex flex-col gap-5">
      <OfficeHead
        title={`${name}分の請求`}
        over={scheme.name}
        actions={
          <>
            <LinkButton to={to(month.before)} look="secondary" size="medium" icon="left">
              前の月
            </LinkButton>
            {month.after && (
              <LinkButton to={to(month.after)} look="secondary" size="medium" iconEnd="right">
                次の月
              </LinkButton>
            )}
            <LinkButton
              to={`/office/claims/transfers?scheme=${scheme.id}`}
              look="secondary"
              size="medium"
              icon="yen"
            >
              支払（総合振込）
            </LinkButton>
          </>
        }
      />
      {answered && 'accepted' in answered && (
        <NotificationBanner
          tone="success"
          live
          title={`${answered.accepted.accepted}件の請求を受け入れました。`}
        />
      )}
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      {month.schemes.length > 1 && (
        <FilterChips
          name="scheme"
          label="事業"
          options={month.schemes.map(each => ({ value: each.id, label: each.name }))}
        />
      )}
      <div className="grid grid-cols-2 gap-x-10 gap-y-4 lg:grid-cols-4">
        <Figure label="請求額" value={<Money yen={total} />} />
        <Figure
          label="請求のあった施設"
          value={claims.length}
          unit={`/${rows.filter(row => row.state !== 'none').length}`}
        />
        <Figure label="受け入れ待ち" value={waiting.length} unit="件" />
        <Figure
          label="請求の期限"
          value={<time dateTime={month.dueOn}>{due}</time>}
          trend={`${weekdayName(month.dueOn)}曜日`}
        />
      </div>
      {waiting.length > 0 && (
        <DataTable
          caption="受け入れを待つ請求"
          showCaption
          columns={columns(month.now)}
          rows={waiting}
          rowKey={row => row.claim?.id ?? row.facility.id}
          rowHref={href}
          select={{ name: 'claim', form, label: row => row.facility.name }}
          empty={null}
        />
      )}
      <DataTable
        caption={waiting.length > 0 ? 'そのほかの施設' : `${name}分の請求`}
        showCaption={waiting.length > 0}
        columns={columns(month.now)}
        rows={rows.filter(row => row.state !== 'claimed')}
        rowKey={row => row.facility.id}
        rowHref={href}
        rowTone={row => (row.state === 'missing' && month.over ? 'soon' : undefined)}
        empty={
          waiting.length > 0 ? (
            <Note>ほかに契約している施設はありません。</Note>
          ) : (
            <Empty title="契約している施設がありません" icon="yen">
              施設と契約すると、月ごとの請求がここに並びます。
            </Empty>
          )
        }
      />
      {closed ? (
        <p className="flex items-center gap-3">
          <StatusBadge status="good">締切済み</StatusBadge>
          この月には何も加わりません。誤りは、次の月の請求で差し引かれます。
        </p>
      ) : (
        <PostForm id={form}>
          <StickyActions
            about={
              waiting.length > 0
                ? '受け入れるには、その請求の実施報告がすべて確認済みである必要があります。'
                : undefined
            }
          >
            {waiting.length > 0 && <Button shortcut="a">選んだ請求を受け入れる</Button>}
            {month.over ? (
              <LinkButton
                to={`/office/claims/close?scheme=${scheme.id}&month=${month.month}`}
                look={waiting.length > 0 ? 'secondary' : 'primary'}
              >
                {name}を締める…
              </LinkButton>
            ) : (
              <Note>{name}が終わると締められます。</Note>
            )}
          </StickyActions>
        </PostForm>
      )}
    </div>
  )
}

function columns(now: string): Column<MonthRow>[] {
  return [
    {
      id: 'facility',
      label: '施設',
      cell: row => <span className="inline-block min-w-44">{row.facility.name}</span>,
    },
    { id: 'state', label: '状態', tight: true, cell: row => <State row={row} /> },
    {
      id: 'lines',
      label: '件数',
      end: true,
      cell: row => (row.claim ? row.claim.totals.lines : row.open.lines || '—'),
    },
    {
      id: 'total',
      label: '請求額',
      end: true,
      cell: row =>
        row.claim ? (
          <Money yen={row.claim.totals.total} strong />
        ) : row.open.lines > 0 ? (
          <span className="text-ink-soft">
            （<Money yen={row.open.total} />）
          </span>
        ) : (
          '—'
        ),
    },
    {
      id: 'at',
      label: '請求日',
      tight: true,
      cell: row => (row.claim ? <RelativeTime at={row.claim.submittedAt} now={now} /> : '—'),
    },
  ]
}

function State({ row }: { row: MonthRow }) {
  if (row.claim) {
    return <StatusBadge status={claimBadges[row.claim.state]}>{claimStates[row.claim.state]}</StatusBadge>
  }
  if (row.state === 'none') return <StatusBadge>利用なし</StatusBadge>
  if (row.open.differences > 0) {
    return (
      <StatusBadge status="waiting" icon="warning">
        未請求・違い{row.open.differences}件
      </StatusBadge>
    )
  }
  return <StatusBadge status="waiting">未請求</StatusBadge>
}
