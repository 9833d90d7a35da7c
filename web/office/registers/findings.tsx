import { LinkButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Buttons, Note } from '../../ui/text.tsx'
import type { ShownImport } from './shown.server.ts'
import { findingNames } from './words.ts'

type Problem = ShownImport['problems'][number]

/** What stands against the extract: first how often, then where, by row and column. */
export function Findings({ shown: { found, problems, keeper } }: { shown: ShownImport }) {
  if (found.findings.length === 0 || ['cancelled', 'checking'].includes(found.state)) return null
  const errors = found.findings.filter(each => each.severity === 'error')
  const notices = found.findings.filter(each => each.severity === 'notice')
  const share = found.rows ? Math.round((found.badRows / found.rows) * 1000) / 10 : 0
  return (
    <section className="flex flex-col gap-4">
      {errors.length > 0 && (
        <NotificationBanner
          tone="error"
          title={
            found.badRows > 0
              ? `${found.badRows.toLocaleString('ja-JP')}行（${share}%）に直すところがあるため、何も反映していません。台帳は前のままです。`
              : 'ファイルに直すところがあるため、何も反映していません。台帳は前のままです。'
          }
        >
          <Counted findings={errors} />
        </NotificationBanner>
      )}
      {notices.length > 0 && (
        <NotificationBanner tone="warning" title="取り込めますが、確かめてください">
          <Counted findings={notices} />
        </NotificationBanner>
      )}
      {keeper && problems.length > 0 && (
        <>
          <Disclosure summary="行ごとの一覧" open={errors.length > 0}>
            <DataTable
              caption="行と列ごとの問題"
              columns={columns}
              rows={problems}
              rowKey={problem => `${problem.row} ${problem.code} ${problem.label} ${problem.value}`}
              empty={null}
            />
            <Note>
              行は、見出しを1行目として数えます。ここには、はじめの{problems.length}
              件を表示しています。残りは書き出した一覧にあります。
            </Note>
          </Disclosure>
          <Buttons>
            <LinkButton
              to={`/office/registers/${found.id}/problems?format=csv-utf8`}
              reload
              look="secondary"
              size="medium"
              icon="download"
            >
              一覧をCSVで書き出す
            </LinkButton>
          </Buttons>
        </>
      )}
    </section>
  )
}

function Counted({ findings }: { findings: ShownImport['found']['findings'] }) {
  return (
    <ul className="list-disc pl-6">
      {findings.map(({ code, label, count }) => (
        <li key={`${code} ${label}`}>
          {label && <strong>「{label}」　</strong>}
          {findingNames[code]}
          {count > 1 && `（${count.toLocaleString('ja-JP')}か所）`}
        </li>
      ))}
    </ul>
  )
}

const columns = [
  { id: 'row', label: '行', end: true, tight: true, cell: (problem: Problem) => problem.row ?? '全体' },
  { id: 'label', label: '列', tight: true, cell: (problem: Problem) => problem.label ?? '' },
  { id: 'value', label: '書かれていたもの', cell: (problem: Problem) => problem.value ?? '' },
  {
    id: 'code',
    label: '内容',
    cell: (problem: Problem) => findingNames[problem.code as keyof typeof findingNames] ?? problem.code,
  },
]
