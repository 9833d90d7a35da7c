import { LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Money } from '../../ui/numbers.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BankResult } from '../bank-result.tsx'
import type { ShownTransfers } from './transfers.server.ts'

/** A transfer as it was handed to the bank: its control figures, its file, and what came of each payment. */
export function Transfer({
  transfer,
  scheme,
}: {
  transfer: ShownTransfers['transfers'][number]
  scheme: string
}) {
  const known = transfer.payments.every(payment => payment.result !== null)
  const failed = transfer.payments.filter(payment => payment.result === 'failed')
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <strong className="text-[1.125rem]">
          <DateText day={transfer.payOn} style="weekday" />
        </strong>
        <Money yen={transfer.total} strong />
        <span>{transfer.lines}件</span>
        {known ? (
          failed.length > 0 ? (
            <StatusBadge status="bad">{failed.length}件振り込めず</StatusBadge>
          ) : (
            <StatusBadge status="good">すべて振込済み</StatusBadge>
          )
        ) : (
          <StatusBadge status="waiting">結果待ち</StatusBadge>
        )}
        <LinkButton
          to={`/office/claims/transfers/${transfer.id}/file`}
          look="secondary"
          size="small"
          icon="download"
          download
          label={`${transfer.payOn}の振込ファイルを保存`}
        >
          ファイルを保存
        </LinkButton>
      </div>
      <ul className="max-w-176 text-[0.9375rem]">
        {transfer.payments.map(payment => (
          <li key={payment.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <span className="grow">{payment.facilityName}</span>
            <Money yen={payment.amount} />
            {payment.result === 'paid' ? (
              <StatusBadge status="good">振込済み</StatusBadge>
            ) : payment.result === 'failed' ? (
              <StatusBadge status="bad">{payment.reason || `不能（${payment.code}）`}</StatusBadge>
            ) : (
              <StatusBadge status="waiting">結果待ち</StatusBadge>
            )}
          </li>
        ))}
      </ul>
      <BankResult named={{ scheme, transfer: transfer.id }} waiting={!known} file={transfer} />
    </div>
  )
}
