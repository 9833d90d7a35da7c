import { DateText, RelativeTime } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Column } from '../../ui/table/data-table.tsx'
import type { ShownRow } from './rows.server.ts'
import { channels, ranks } from './words.ts'

/** Days used of 標準処理期間. */
export function Age({ age }: { age: ShownRow['age'] }) {
  const days = `${age.daysUsed}/${age.standardDays}日`
  if (age.stopped) return <span className="text-ink-soft">{days}（停止中）</span>
  if (age.late) {
    return (
      <span className="inline-flex items-center gap-1 font-bold text-danger">
        <Icon name="warning" size={16} />
        {days}
      </span>
    )
  }
  return <span>{days}</span>
}

/** The automatic first check in a word, with its sign. */
export function CheckResult({ check }: { check: ShownRow['check'] }) {
  if (!check) return <StatusBadge>確認中</StatusBadge>
  if (check.clean) return <StatusBadge status="good">問題なし</StatusBadge>
  if (check.outcome === 'not-eligible') return <StatusBadge status="bad">要件に合わない</StatusBadge>
  if (check.outcome === 'unknown') return <StatusBadge status="waiting">判定できない</StatusBadge>
  return (
    <StatusBadge status="waiting" icon="warning">
      注意あり
    </StatusBadge>
  )
}

/** The check's result, and below it an account that reads otherwise than the register. */
function Checked({ row }: { row: ShownRow }) {
  return (
    <span className="flex flex-col items-start gap-1">
      <CheckResult check={row.check} />
      {row.holder === 'alike' && (
        <StatusBadge status="waiting" icon="warning">
          名義の書き方
        </StatusBadge>
      )}
      {row.holder === 'different' && <StatusBadge status="bad">名義が違う</StatusBadge>}
    </span>
  )
}

const proposedWords = { refuse: '不承認', revoke: '取消し' } as const

/** Where it stands: in the workflow, and with whom. */
export function Standing({ row }: { row: ShownRow }) {
  const what = row.proposed && row.proposed !== 'grant' ? `（${proposedWords[row.proposed]}）` : ''
  if (row.mine) return <StatusBadge status="active">あなたの番{what}</StatusBadge>
  if (row.awaits) {
    return (
      <StatusBadge status="waiting">
        {ranks[row.awaits]}を待つ{what}
      </StatusBadge>
    )
  }
  const { kind, label } = row.state
  if (kind === 'granted') return <StatusBadge status="good">{label}</StatusBadge>
  if (kind === 'refused') return <StatusBadge status="bad">{label}</StatusBadge>
  if (kind === 'waiting') return <StatusBadge status="waiting">{label}</StatusBadge>
  return <StatusBadge>{label}</StatusBadge>
}

export function columnsOf(now: string, severalSchemes: boolean): Column<ShownRow>[] {
  return [
    {
      id: 'applicant',
      label: '申請者',
      sortable: true,
      // Short names stay on one line; long ones may break.
      cell: row => (
        <span className={row.applicant.length <= 8 ? 'whitespace-nowrap' : ''}>{row.applicant}</span>
      ),
    },
    {
      id: 'number',
      label: '受付番号',
      sortable: true,
      cell: row => (
        <span className="block text-[0.875rem] leading-snug">
          <span className="block whitespace-nowrap">{row.number}</span>
          <span className="block text-ink-soft">{row.kana}</span>
          {row.protected && (
            <span className="inline-flex items-center gap-1 font-bold text-warning">
              <Icon name="lock" size={16} />
              支援措置
            </span>
          )}
        </span>
      ),
    },
    ...(severalSchemes
      ? [{ id: 'scheme', label: '事業', cell: (row: ShownRow) => row.scheme } satisfies Column<ShownRow>]
      : []),
    { id: 'check', label: '自動確認', cell: row => <Checked row={row} />, tight: true },
    { id: 'standing', label: '状況', cell: row => <Standing row={row} />, tight: true },
    { id: 'age', label: '経過', cell: row => <Age age={row.age} />, sortable: true, tight: true },
    {
      id: 'received',
      label: '受付',
      sortable: true,
      tight: true,
      cell: row => (
        <>
          <RelativeTime at={row.receivedAt} now={now} bare />
          <span className="block text-[0.8125rem] text-ink-soft">
            <DateText day={row.receivedOn} style="western" />
          </span>
          {row.channel !== 'online' && (
            <span className="block text-[0.8125rem] text-ink-soft">{channels[row.channel]}で受付</span>
          )}
        </>
      ),
    },
  ]
}
