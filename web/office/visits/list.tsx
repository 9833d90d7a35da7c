import { redirect } from 'react-router'
import { tokyoDay } from '#language/values/date.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { counterOf } from '#modules/visits/access.ts'
import { type Visit, visitsAt } from '#modules/visits/read.ts'
import { type Stage, stages } from '#modules/visits/schema.ts'
import { openVisit } from '#modules/visits/write.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Checkbox } from '../../ui/fields/choices.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, sayPlain } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../../ui/table/filters.tsx'
import { Note } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'
import { stageLooks, stageNames } from './words.ts'

export const loader = page(async (ctx, { request }: Route.LoaderArgs) => {
  const search = new URL(request.url).searchParams
  const published = await schemesOf(ctx, counterOf(ctx))
  const names = new Map(published.map(({ scheme }) => [scheme.id, sayPlain(scheme.name, 'ja')]))
  const all = await visitsAt(ctx)
  const today = tokyoDay(ctx.now)
  const stage = stages.find(each => each === search.get('stage'))
  const due = search.has('due')
  const q = (search.get('q') ?? '').trim()
  const isDue = (visit: Visit) => visit.dueOn !== null && visit.dueOn <= today
  const chosen = all.filter(visit => {
    if (stage ? visit.stage !== stage : visit.outcome !== null && !q) return false
    if (due && !isDue(visit)) return false
    return `${visit.number} ${visit.label} ${visit.name} ${visit.note}`.includes(q)
  })
  const rows = chosen
    .toSorted((a, b) => Number(isDue(b)) - Number(isDue(a)) || a.openedAt.getTime() - b.openedAt.getTime())
    .map(visit => ({
      id: visit.id,
      number: visit.number,
      day: visit.day,
      label: visit.label,
      name: visit.name,
      note: visit.note,
      stage: visit.stage,
      onTablet: visit.onTablet,
      openedAt: visit.openedAt.toISOString(),
      dueOn: visit.dueOn,
      late: isDue(visit),
      missing: visit.papers.filter(paper => !paper.receivedAt).map(paper => paper.name),
      schemes: visit.schemes.map(id => names.get(id) ?? id),
      cases: visit.cases.length,
    }))
  return {
    rows,
    stage,
    due,
    q,
    now: ctx.now.toISOString(),
    counts: Object.fromEntries(
      stages.map(each => [each, all.filter(visit => visit.stage === each).length]),
    ) as Record<Stage, number>,
    dueCount: all.filter(isDue).length,
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const outcome = await act(args, ctx =>
    openVisit(ctx, { label: text('label'), expert: text('expert') === 'yes' }, { key: text('_key') }),
  )
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/visits/${outcome.value.id}`)
}

export const meta: Route.MetaFunction = () => [{ title: '窓口の来庁' }]

type Row = Route.ComponentProps['loaderData']['rows'][number]

export default function Visits({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, counts, dueCount, stage, due, q, now } = loaderData
  const filters = [
    ...(stage ? [{ name: 'stage', value: stage, label: stageNames[stage] }] : []),
    ...(due ? [{ name: 'due', value: 'yes', label: '今日までに確かめる' }] : []),
    ...(q ? [{ name: 'q', value: q, label: `「${q}」` }] : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <OfficeHead
        title="窓口の来庁"
        actions={
          <>
            <LinkButton to="/office/papers" look="secondary" size="medium" icon="document">
              様式
            </LinkButton>
            <LinkButton to="/office/visits/explanation" look="secondary" size="medium" icon="edit">
              説明の映像
            </LinkButton>
          </>
        }
      >
        <Note>窓口に来た方が、いまどこまで進んでいるか。書類の約束もここに残します。</Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={<Say text={actionData.refused.text} />} />
      )}
      <PostForm className="flex flex-wrap items-end gap-4 rounded-8 bg-ground p-4">
        <TextInput
          name="label"
          label="来庁を始める"
          hint="番号札や窓口の番号など。お名前は書かなくてかまいません。"
          width="medium"
          maxLength={60}
        />
        <Checkbox name="expert" label="ガイドを使わず、書類と様式へ進む" />
        <Button size="medium" icon="plus">
          始める
        </Button>
      </PostForm>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="番号・お名前・メモで探す" action="探す" />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <FilterChips
          name="stage"
          label="状況"
          options={stages.map(value => ({ value, label: stageNames[value], count: counts[value] }))}
        />
        <FilterChips
          name="due"
          label="期日"
          options={[{ value: 'yes', label: '今日までに確かめる', count: dueCount }]}
        />
      </div>
      <ActiveFilters filters={filters} />
      <DataTable
        caption="窓口の来庁"
        columns={columns(now)}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/office/visits/${row.id}`}
        rowTone={row => (row.late ? 'late' : undefined)}
        empty={
          filters.length > 0 ? (
            <Empty title="条件に合う来庁はありません">上の条件をはずすと、ほかの来庁が見つかります。</Empty>
          ) : (
            <Empty title="待っている方はいません">
              上の「始める」で来庁を始めると、タブレットを渡す番号を出せます。
            </Empty>
          )
        }
      />
    </div>
  )
}

function columns(now: string): Column<Row>[] {
  return [
    { id: 'number', label: '番号', tight: true, cell: row => `${row.number}番` },
    {
      id: 'who',
      label: '呼び名・お名前',
      cell: row => (
        <>
          {[row.label, row.name].filter(Boolean).join(' ・ ') || '—'}
          {row.note && <span className="block text-ink-soft">{row.note}</span>}
        </>
      ),
    },
    {
      id: 'stage',
      label: '状況',
      tight: true,
      cell: row => (
        <span className="flex flex-wrap gap-2">
          <StatusBadge status={stageLooks[row.stage]}>{stageNames[row.stage]}</StatusBadge>
          {row.onTablet && (
            <StatusBadge status="active" icon="person">
              記入中
            </StatusBadge>
          )}
        </span>
      ),
    },
    {
      id: 'papers',
      label: 'まだの書類と約束の日',
      cell: row => (
        <>
          {row.missing.join('、')}
          {row.dueOn && (
            <span className={`block ${row.late ? 'font-bold text-danger' : 'text-ink-soft'}`}>
              {row.late && '期日です '}
              <RelativeTime at={row.dueOn} now={now} />
            </span>
          )}
        </>
      ),
    },
    { id: 'schemes', label: '制度', cell: row => row.schemes.join('、') },
    { id: 'age', label: '来庁', tight: true, cell: row => <RelativeTime at={row.openedAt} now={now} /> },
  ]
}
