import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import type { ShownTransfers } from './transfers.server.ts'

/** What the next file would hold, and what has to be put right before there is one. */
export function Prepare({ shown }: { shown: ShownTransfers }) {
  const { preview, payOn, scheme, upTo } = shown
  if (preview.payees.length === 0) {
    return (
      <NotificationBanner tone="info" title="いま支払う請求はありません">
        <p>
          {preview.carried.length > 0
            ? '差し引く額が残っている施設があります。次に支払う請求ができたときに差し引きます。'
            : '請求を受け入れて月を締めると、ここに並びます。'}
        </p>
      </NotificationBanner>
    )
  }
  return (
    <section aria-labelledby="next" className="flex flex-col gap-4">
      <Heading level={2} id="next">
        次の振込（{preview.payees.length}件、合計 <Money yen={preview.total} />）
      </Heading>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="scheme" value={scheme.id} />
        <DayInput name="payOn" label="振込日" value={payOn} />
        <Button look="secondary" size="medium">
          この日で確かめる
        </Button>
      </Form>
      {preview.general.length > 0 && (
        <NotificationBanner tone="error" title="このままではファイルを作れません">
          <ul className="list-disc pl-6">
            {preview.general.map(message => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <ul className="max-w-192 divide-y divide-line border-y border-line">
        {preview.payees.map(payee => (
          <li key={payee.claimId} className="flex flex-wrap items-start gap-x-6 gap-y-1 py-3">
            <div className="min-w-0 grow basis-72">
              <p>
                <strong>{payee.name}</strong>　{payee.monthName}分{payee.again && '（再振込）'}
              </p>
              {payee.account && (
                <p className="text-[0.9375rem] text-ink-soft">
                  {payee.account.bank} {payee.account.branch} {payee.account.number} {payee.account.holder}
                  {payee.account.yucho &&
                    `（記号${payee.account.yucho.symbol} 番号${payee.account.yucho.number}から）`}
                </p>
              )}
              {preview.offsets
                .filter(offset => offset.claimId === payee.claimId)
                .map(offset => (
                  <p key={offset.owing} className="text-[0.9375rem]">
                    {offset.owingMonthName}分の取消しを差引き <Money yen={-offset.amount} />
                  </p>
                ))}
              {payee.problems.map(problem => (
                <p key={problem} className="flex items-start gap-1.5 font-bold text-danger">
                  <Icon name="error" size={20} className="mt-1" />
                  <span>{problem}</span>
                </p>
              ))}
            </div>
            <Money yen={payee.amount} strong />
          </li>
        ))}
      </ul>
      <PostForm>
        <input type="hidden" name="scheme" value={scheme.id} />
        <input type="hidden" name="month" value={upTo} />
        <input type="hidden" name="payOn" value={payOn} />
        <input type="hidden" name="total" value={preview.total} />
        <div className="flex flex-wrap items-center gap-4">
          <Button disabled={!preview.ready} describedBy={preview.ready ? undefined : 'not-ready'}>
            <DateText day={payOn} style="weekday" />
            の振込ファイルを作る
          </Button>
          {!preview.ready && (
            <Note id="not-ready">赤い印の所を直すと作れます。一部だけの振込は作りません。</Note>
          )}
        </div>
      </PostForm>
    </section>
  )
}
