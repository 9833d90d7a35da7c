import { DateText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextLink } from '../../ui/text.tsx'
import type { ShownDifference } from './shown.server.ts'

/** Line by line: where the reports and the vouchers disagree, and what to do about it. */
export function Differences({
  differences,
  href,
}: {
  differences: ShownDifference[]
  /** Where a booking's report is written or read; none for those who cannot change it. */
  href?: (reservationId: string) => string
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {differences.map(each => (
        <li key={each.key} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-3">
          {each.explained ? (
            <Icon name="info" size={20} label="説明あり" className="mt-1 text-ink-soft" />
          ) : (
            <Icon name="warning" size={20} label="直す必要があります" className="mt-1 text-warning" />
          )}
          <div className="min-w-0 grow basis-80">
            <p>
              <DateText day={each.day} style="weekday" />
              <span className="mx-3 font-bold">{each.holder}さん</span>
              {each.typeLabel}
              <span className="ml-3 text-[0.875rem] text-ink-soft">{each.voucherNumber}</span>
            </p>
            <p>{sentence(each)}</p>
            {each.explained && <p className="text-ink-soft">理由：{each.explained}</p>}
          </div>
          {href && (
            <TextLink to={href(each.reservationId)}>
              {each.kind === 'unclosed' && each.upcoming ? '予約を見る' : '報告を開く'}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  )
}

function sentence(each: ShownDifference): string {
  switch (each.kind) {
    case 'unclosed':
      return each.upcoming
        ? 'この利用はこれからです。終わって報告を確定すると請求に入ります。'
        : '実施報告が確定していません。書いて確定するか、来所がなかったら「来なかった」にしてください。'
    case 'report-without-redemption':
      return '報告はありますが、利用券が使われた記録がありません。市区町村に連絡してください。'
    case 'redemption-without-report':
      return '利用券が使われていますが、確定した報告がありません。報告を書くか、市区町村に連絡してください。'
    case 'amounts-differ':
      return each.what === 'steps'
        ? `予約の単位数（${each.reported}）と利用券の記録（${each.recorded}）が違います。市区町村に連絡してください。`
        : `受け取った額（${yen(each.reported)}）と自己負担額（${yen(each.recorded)}）が違います。${each.explained ? '' : '報告を開いて、額を直すか理由を書いてください。'}`
  }
}

const yen = (value: number | null) => `${(value ?? 0).toLocaleString('ja-JP')}円`
