import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FileInput } from '../../ui/fields/file-input.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Note } from '../../ui/text.tsx'
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
      <div className="flex flex-wrap gap-x-8">
        {!known && (
          <Disclosure summary="銀行の結果を取り込む" small>
            <PostForm files className="flex max-w-144 flex-col gap-3 py-2">
              <input type="hidden" name="scheme" value={scheme} />
              <input type="hidden" name="transfer" value={transfer.id} />
              <FileInput
                name="file"
                label="結果ファイル"
                accept=".txt,.csv,.dat,text/plain,text/csv"
                hint="銀行から返ってきた全銀形式かCSVのファイル（5MBまで）"
              />
              <div>
                <Button name="do" value="result" size="medium">
                  結果を取り込む
                </Button>
              </div>
            </PostForm>
          </Disclosure>
        )}
        <Disclosure summary="照合の数字" small>
          <DescriptionList
            dense
            items={[
              { term: '合計件数', detail: `${transfer.lines}件` },
              { term: '合計金額', detail: <Money yen={transfer.total} /> },
              { term: 'SHA-256', detail: <code className="break-all">{transfer.sha256}</code> },
            ]}
          />
          <Note>銀行の受付画面の件数と金額が、これと同じであることを確かめてください。</Note>
        </Disclosure>
      </div>
    </div>
  )
}
