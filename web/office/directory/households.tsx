import { finishedRun } from '#modules/eligibility/directory/read.ts'
import { changes as changeNames } from '#modules/eligibility/directory/rules.ts'
import { households, missingTogether } from '#modules/eligibility/results/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { ActiveFilters, FilterChips, SearchBox } from '../../ui/table/filters.tsx'
import { Pagination } from '../../ui/table/pagination.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/households.ts'
import { filterOf } from './filter.server.ts'
import { Invite } from './invite.tsx'
import { Mark } from './mark.tsx'
import { PlaceFilter } from './place-filter.tsx'
import { runShown, schemesShown } from './shown.server.ts'
import { estimate, outcomes } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '世帯の一覧' }]

export const loader = page(async (ctx, { params, request }) => {
  const run = await finishedRun(ctx, params.run ?? '')
  const filter = filterOf(request, run)
  const found = await households(ctx, run, filter)
  const schemes = await schemesShown(ctx, run)
  const together = await missingTogether(ctx, run, filter.scheme)
  return { run: runShown(run), filter, ...found, schemes, together, changeNames }
})

type Row = Route.ComponentProps['loaderData']['rows'][number]

/** The households of a run under one scheme. */
export default function Households({ loaderData }: Route.ComponentProps) {
  const { run, filter, rows, total, schemes, schools, towns } = loaderData
  const scheme = schemes.find(each => each.id === filter.scheme)
  const changes = Object.entries(scheme?.changes ?? {}).filter(([name]) => name !== 'same')
  const options = {
    outcome: [
      { value: 'eligible', label: `○ ${outcomes.eligible}`, count: scheme?.eligible },
      { value: 'unknown', label: `? ${outcomes.unknown}`, count: scheme?.unknown },
      { value: 'not-eligible', label: '× 対象外', count: scheme?.notEligible },
    ],
    change: changes.map(([value, count]) => ({
      value,
      label: loaderData.changeNames[value as keyof typeof changeNames],
      count,
    })),
    missing: [
      ...(scheme?.missing ?? []).map(each => ({ value: each.id, label: each.label, count: each.count })),
      ...(scheme?.byHand ? [{ value: 'none', label: '規則では答えが出ない', count: scheme.byHand }] : []),
    ],
    only: loaderData.together.map(each => ({
      value: each.missing.join(','),
      label: each.missing
        .map(name => scheme?.missing.find(other => other.id === name)?.label ?? name)
        .join('と'),
      count: each.households,
    })),
    reason: (scheme?.reasons ?? []).map(each => ({ value: each.id, label: each.label, count: each.count })),
    protected: [{ value: 'yes', label: '支援措置あり' }],
  }
  const chosen = [
    ...(['outcome', 'change', 'missing', 'only', 'reason', 'protected'] as const).flatMap(name => {
      const value = filter[name]
      const label = options[name].find(option => option.value === value)?.label
      return value ? [{ name, value, label: label ?? value }] : []
    }),
    ...(['school', 'town', 'q'] as const).flatMap(name => {
      const value = filter[name]
      return value ? [{ name, value, label: value }] : []
    }),
  ]
  const shown = (name: 'change' | 'missing' | 'only' | 'reason', label: string) =>
    options[name].length > 0 && <FilterChips name={name} label={label} options={options[name]} />
  return (
    <Stack>
      <BackLink to={`/office/directory/runs/${run.id}`}>判定の結果</BackLink>
      <OfficeHead over={`${run.asOf.replaceAll('-', '/')} 時点の判定`} title={scheme?.name ?? '世帯の一覧'}>
        <Note>{estimate}見た世帯は記録されます。住所は載せません。</Note>
      </OfficeHead>
      <FilterChips
        name="scheme"
        label="制度"
        options={schemes.map(each => ({ value: each.id, label: each.name }))}
      />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SearchBox label="世帯番号・申請者の宛名番号で探す" action="探す" />
        <ExportLinks to={`/office/directory/runs/${run.id}/households/export`} />
      </div>
      <div className="flex flex-col gap-3">
        <FilterChips
          name="outcome"
          label="判定"
          options={options.outcome.map(each => ({ ...each, count: each.count ?? 0 }))}
        />
        {shown('change', run.kind === 'what-if' ? '公開中の規則との違い' : '前回との違い')}
        {filter.outcome !== 'not-eligible' &&
          filter.outcome !== 'eligible' &&
          shown('missing', '分からないこと')}
        {filter.outcome === 'unknown' && shown('only', 'これだけ分かれば決まる')}
        {filter.outcome !== 'unknown' && filter.outcome !== 'eligible' && shown('reason', '対象外の理由')}
        <PlaceFilter schools={schools} towns={towns} filter={filter} />
      </div>
      <ActiveFilters filters={chosen} />
      <p aria-live="polite" className="text-[0.9375rem] text-ink-soft">
        {total.toLocaleString('ja-JP')}世帯
      </p>
      <div className="max-xl:overflow-x-auto">
        <DataTable
          caption="世帯"
          rows={rows}
          rowKey={row => row.household}
          rowHref={row =>
            `/office/directory/runs/${run.id}/households/${encodeURIComponent(row.household)}?scheme=${filter.scheme}`
          }
          columns={columns(loaderData)}
          {...(run.kind === 'run'
            ? {
                select: {
                  name: 'household',
                  form: 'invite',
                  label: (row: Row) => `${row.name ?? ''} ${row.household}`,
                },
              }
            : {})}
          empty={
            <Empty title="条件に合う世帯はありません">上の条件をはずすと、ほかの世帯が見つかります。</Empty>
          }
        />
      </div>
      {total > 0 && run.kind === 'run' && <Invite run={run.id} filter={filter} total={total} />}
      {total > 0 && <Pagination page={filter.page} per={filter.size} total={total} />}
    </Stack>
  )
}

function columns({ run, schemes, filter, changeNames }: Route.ComponentProps['loaderData']): Column<Row>[] {
  const scheme = schemes.find(each => each.id === filter.scheme)
  const label = (list: 'missing' | 'reasons', id: string) =>
    scheme?.[list].find(each => each.id === id)?.label ?? id
  return [
    { id: 'household', label: '世帯番号', tight: true, cell: row => row.household },
    {
      id: 'name',
      label: '申請者とみなした人',
      cell: row => (
        <span className="block min-w-28">
          {row.name ?? '—'}
          <span className="block text-[0.8125rem] text-ink-soft">{row.kana}</span>
          {row.protected && (
            <span className="inline-flex items-center gap-1 text-[0.8125rem] font-bold text-warning">
              <Icon name="lock" size={16} />
              支援措置
            </span>
          )}
        </span>
      ),
    },
    { id: 'outcome', label: '判定', tight: true, cell: row => <Mark outcome={row.outcome} /> },
    {
      id: 'why',
      label: '理由・分からないこと',
      cell: row => {
        if (row.outcome === 'unknown' && row.missing.length === 0) return '規則では答えが出ない'
        const list =
          row.outcome === 'unknown'
            ? row.missing.map(id => label('missing', id))
            : row.reasons.map(id => label('reasons', id))
        return list.length > 0 ? list.join('、') : <span className="text-ink-soft">—</span>
      },
    },
    {
      id: 'children',
      label: '子ども',
      end: true,
      cell: row =>
        row.recipients.length > 0 && row.recipients.length !== row.children
          ? `${row.recipients.length} / ${row.children}人`
          : `${row.children}人`,
    },
    {
      id: 'change',
      label: run.kind === 'what-if' ? '公開中の規則' : '前回',
      cell: row =>
        row.change === null || row.change === 'same' ? (
          <Mark outcome={row.before} bare />
        ) : (
          <>
            <Mark outcome={row.before} bare /> → <strong>{changeNames[row.change]}</strong>
          </>
        ),
    },
    {
      id: 'place',
      label: '学校・町',
      cell: row => [...row.schools, ...(row.town ? [row.town] : [])].join('、') || '—',
    },
  ]
}
