import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Note, TextLink } from '../../ui/text.tsx'
import { BankResult } from '../bank-result.tsx'
import type { ShownPayments } from './shown.server.ts'

type Shown = ShownPayments['runs'][number]

/** One payment: who prepared and who confirmed it, its file, and what became of each person's part. */
export function Run({ run, scheme }: { run: Shown; scheme: string }) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <strong className="inline-flex flex-wrap gap-x-3 text-[1.125rem]">
          {run.monthName}支払　
          <DateText day={run.payOn} style="weekday" />
        </strong>
        <Money yen={run.total} strong />
        <span>{run.payouts.length}件</span>
        <State run={run} />
        {run.state === 'confirmed' && (
          <LinkButton
            to={`/office/payments/${run.id}/file`}
            look="secondary"
            size="small"
            icon="download"
            download
            label={`${run.payOn}の振込ファイルを保存`}
          >
            ファイルを保存
          </LinkButton>
        )}
      </div>
      <Note>
        {run.preparedBy}が作成（
        <InstantText at={run.preparedAt} />）
        {run.confirmedAt && (
          <>
            　{run.confirmedBy}が確認（
            <InstantText at={run.confirmedAt} />）
          </>
        )}
        {run.leftOut > 0 && `　見送り${run.leftOut}件`}
      </Note>
      {run.state === 'prepared' && <Waiting run={run} scheme={scheme} />}
      <Disclosure
        summary={`明細（${run.payouts.length}件）`}
        small
        open={run.state === 'prepared' || run.payouts.length <= 10}
      >
        <ul className="max-w-192 text-[0.9375rem]">
          {run.payouts.map(payout => (
            <li key={payout.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <TextLink to={`/office/cases/${payout.caseId}`}>{payout.number}</TextLink>
              <span className="grow">
                {payout.applicant}{' '}
                <span className="text-ink-soft">
                  {payout.months}分　{payout.holder}
                </span>
                {payout.again && '（再振込）'}
              </span>
              <Money yen={payout.amount} />
              {payout.state === 'paid' && <StatusBadge status="good">振込済み</StatusBadge>}
              {payout.state === 'failed' && <StatusBadge status="bad">{payout.reason}</StatusBadge>}
              {payout.state === 'sent' && <StatusBadge status="waiting">結果待ち</StatusBadge>}
            </li>
          ))}
        </ul>
      </Disclosure>
      {run.state === 'confirmed' && <Returned run={run} scheme={scheme} />}
    </div>
  )
}

function State({ run }: { run: Shown }) {
  if (run.state === 'cancelled') return <StatusBadge>取りやめ</StatusBadge>
  if (run.state === 'prepared') return <StatusBadge status="waiting">確認待ち</StatusBadge>
  if (run.payouts.some(payout => payout.state === 'sent'))
    return <StatusBadge status="waiting">結果待ち</StatusBadge>
  const failed = run.payouts.filter(payout => payout.state === 'failed').length
  if (failed > 0) return <StatusBadge status="bad">{failed}件振り込めず</StatusBadge>
  return <StatusBadge status="good">すべて振込済み</StatusBadge>
}

function Waiting({ run, scheme }: { run: Shown; scheme: string }) {
  return (
    <div className="flex flex-col gap-3 rounded-12 bg-warning-soft px-5 py-4">
      <p>
        {run.mine
          ? '自分で作った支払です。ほかの職員に、件数・合計と明細を確かめてもらってください。'
          : '件数・合計と明細を確かめて、まちがいがなければ確認してください。確認すると銀行に渡すファイルができます。'}
      </p>
      <PostForm>
        <input type="hidden" name="scheme" value={scheme} />
        <input type="hidden" name="run" value={run.id} />
        <Buttons>
          {!run.mine && (
            <Button name="do" value="confirm" size="medium" icon="check">
              {run.payouts.length}件の支払を確認した
            </Button>
          )}
          <Button name="do" value="cancel" size="medium" look="secondary">
            取りやめる
          </Button>
        </Buttons>
      </PostForm>
    </div>
  )
}

function Returned({ run, scheme }: { run: Shown; scheme: string }) {
  return (
    <BankResult
      named={{ scheme, run: run.id }}
      waiting={run.payouts.some(payout => payout.state === 'sent')}
      file={{ lines: run.payouts.length, total: run.total, sha256: run.sha256 }}
    />
  )
}
