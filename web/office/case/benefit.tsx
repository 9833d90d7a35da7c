import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Select } from '../../ui/fields/choices.tsx'
import { NumberInput, TextInput } from '../../ui/fields/inputs.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import type { ShownBenefit } from './benefit.server.ts'

const kinds = { granted: '決定', corrected: '改定', revoked: '終了' }

const states = {
  prepared: <StatusBadge status="waiting">確認待ち</StatusBadge>,
  sent: <StatusBadge status="waiting">銀行の結果待ち</StatusBadge>,
  paid: <StatusBadge status="good">振込済み</StatusBadge>,
  failed: <StatusBadge status="bad">振り込めず</StatusBadge>,
  cancelled: <StatusBadge>取りやめ</StatusBadge>,
}

/** The 支給の台帳 of a case and what was paid by it. */
export function Benefit({ benefit }: { benefit: ShownBenefit }) {
  const { amounts, payouts } = benefit
  return (
    <section aria-labelledby="benefit" className="flex flex-col gap-4">
      <Heading level={2} size={3} id="benefit">
        支給の台帳と支払
      </Heading>
      {amounts.map(amount => (
        <div key={amount.id} className="flex flex-col gap-1">
          <h3 className="text-[0.9375rem] font-bold">{amount.name}</h3>
          {amount.lines.length === 0 ? (
            <Note>
              額がまだ決まっていません。わからない事実があるときは、調べて下の欄から入れてください。
            </Note>
          ) : (
            <ol className="divide-y divide-line border-y border-line text-[0.9375rem]">
              {amount.lines.map(line => (
                <li key={line.seq} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
                  <span className="min-w-28">
                    {line.month}
                    {amount.unit === '円/月' ? '分から' : ''}
                  </span>
                  <Money yen={line.yen} strong />
                  <span className="text-ink-soft">{amount.unit}</span>
                  <span>
                    {kinds[line.kind]}
                    {line.reason && `：${line.reason}`}
                  </span>
                  <span className="ml-auto text-[0.8125rem] text-ink-soft">
                    第{line.version}版　{line.by}　
                    <InstantText at={line.at} style="western" />
                  </span>
                </li>
              ))}
            </ol>
          )}
        </div>
      ))}
      {payouts.length > 0 && (
        <ul className="divide-y divide-line border-y border-line text-[0.9375rem]">
          {payouts.map(payout => (
            <li key={payout.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <DateText day={payout.payOn} style="weekday" />
              <Money yen={payout.amount} />
              <span className="text-ink-soft">{payout.months.join('・')}分</span>
              {states[payout.state]}
              {payout.reason && <span>{payout.reason}</span>}
            </li>
          ))}
        </ul>
      )}
      {benefit.granted && <Correct benefit={benefit} />}
    </section>
  )
}

function Correct({ benefit: { amounts, thisMonth } }: { benefit: ShownBenefit }) {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-1000">額を改める</summary>
      <PostForm className="flex max-w-144 flex-col gap-4 pt-2" keep>
        <input type="hidden" name="intent" value="correct-benefit" />
        <Select
          name="amount"
          label="何の額"
          empty={false}
          value={amounts[0]?.id ?? ''}
          options={amounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          name="month"
          label="いつの分から"
          hint="2026-12 のように"
          value={thisMonth}
          width="short"
          required
        />
        <NumberInput name="yen" label="新しい額" unit="円" value="" required />
        <TextInput name="note:benefit" label="理由" value="" maxLength={300} required />
        <Note>
          台帳に行を足します。前の行は残ります。さかのぼって増えた分は次の支払に入り、減った分は支払の画面に「払い過ぎ」として出ます。
        </Note>
        <div>
          <Button size="small" look="secondary">
            額を改める
          </Button>
        </div>
      </PostForm>
    </details>
  )
}
