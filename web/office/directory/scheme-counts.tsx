import { DateText } from '../../ui/dates.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Note, TextLink } from '../../ui/text.tsx'
import { Trend } from './mark.tsx'
import type { RunShown, schemesShown } from './shown.server.ts'

type SchemeShown = Awaited<ReturnType<typeof schemesShown>>[number]

/** Per scheme: how many households, what the open ones lack, and what is different from the run before. */
export function SchemeCounts({
  run,
  schemes,
  before,
  names,
}: {
  run: RunShown
  schemes: SchemeShown[]
  before: { id: string; asOf: string; kind: string } | null
  names: Record<string, string>
}) {
  const to = (scheme: string, more: Record<string, string>) =>
    `/office/directory/runs/${run.id}/households?${new URLSearchParams({ scheme, ...more })}`
  const count = (row: SchemeShown, outcome: string, now: number, earlier: number | undefined) => (
    <>
      <TextLink to={to(row.id, { outcome })}>{now.toLocaleString('ja-JP')}</TextLink>
      <Trend now={now} before={earlier} than={run.kind === 'run' ? '前回比' : '公開中より'} />
    </>
  )
  return (
    <section className="flex flex-col gap-3">
      <p>
        {run.households?.toLocaleString('ja-JP')}世帯（{run.people?.toLocaleString('ja-JP')}人）
        {before && run.kind === 'run' && (
          <>
            {' '}
            前回は <DateText day={before.asOf} style="western" /> 時点
          </>
        )}
      </p>
      <div className="max-xl:overflow-x-auto">
        <DataTable
          caption="制度ごとの結果"
          rows={schemes}
          rowKey={row => row.id}
          rowHref={row => to(row.id, {})}
          columns={[
            { id: 'scheme', label: '制度', cell: row => row.name },
            {
              id: 'version',
              label: '版',
              tight: true,
              cell: row => (
                <>
                  {row.draft ? '草案' : `第${row.version}版`}
                  {row.before && (row.draft || row.before.version !== row.version) && (
                    <span className="block text-[0.8125rem] text-ink-soft">
                      {row.draft ? `もとは第${row.version}版` : `前回は第${row.before.version}版`}
                    </span>
                  )}
                </>
              ),
            },
            {
              id: 'eligible',
              label: '○ 対象の見込み',
              end: true,
              cell: row => count(row, 'eligible', row.eligible, row.before?.eligible),
            },
            {
              id: 'not-eligible',
              label: '× 対象外',
              end: true,
              cell: row => count(row, 'not-eligible', row.notEligible, row.before?.notEligible),
            },
            {
              id: 'unknown',
              label: '? 要確認',
              end: true,
              cell: row => count(row, 'unknown', row.unknown, row.before?.unknown),
            },
            {
              id: 'missing',
              label: '分からないこと（世帯）',
              cell: row => <Missing row={row} to={more => to(row.id, more)} />,
            },
            {
              id: 'changes',
              label: run.kind === 'run' ? '前回との違い' : '公開中の規則との違い',
              cell: row => <Changes row={row} names={names} to={more => to(row.id, more)} />,
            },
          ]}
          empty={<Note>判定した制度がありません。</Note>}
        />
      </div>
    </section>
  )
}

function Missing({ row, to }: { row: SchemeShown; to: (more: Record<string, string>) => string }) {
  if (row.unknown === 0) return <span className="text-ink-soft">なし</span>
  return (
    <ul className="min-w-44">
      {row.missing.slice(0, 4).map(each => (
        <li key={each.id}>
          <TextLink to={to({ missing: each.id })}>{each.label}</TextLink> {each.count.toLocaleString('ja-JP')}
        </li>
      ))}
      {row.missing.length > 4 && <li className="text-ink-soft">ほか{row.missing.length - 4}種類</li>}
      {row.byHand > 0 && (
        <li className="font-bold text-warning">
          <TextLink to={to({ missing: 'none' })}>規則では答えが出ない</TextLink>{' '}
          {row.byHand.toLocaleString('ja-JP')}
        </li>
      )}
    </ul>
  )
}

function Changes({
  row,
  names,
  to,
}: {
  row: SchemeShown
  names: Record<string, string>
  to: (more: Record<string, string>) => string
}) {
  const told = Object.entries(row.changes).filter(([change]) => change !== 'same')
  if (!row.before) return <span className="text-ink-soft">前回はありません</span>
  if (told.length === 0) return <span className="text-ink-soft">変わりません</span>
  return (
    <ul className="min-w-40">
      {told.map(([change, n]) => (
        <li key={change}>
          <TextLink to={to({ change })}>{names[change]}</TextLink> {n?.toLocaleString('ja-JP')}
        </li>
      ))}
    </ul>
  )
}
