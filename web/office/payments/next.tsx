import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Checkbox, Select } from '../../ui/fields/choices.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note, TextLink } from '../../ui/text.tsx'
import type { ShownPayments } from './shown.server.ts'

type Payee = ShownPayments['preview']['payees'][number]

/** What is due in the pay month, with what stands against paying it. */
export function Next({ shown }: { shown: ShownPayments }) {
  const { preview, payOn, scheme, month, open } = shown
  const ready = preview.payees.filter(payee => payee.problems.length === 0)
  return (
    <section aria-labelledby="next" className="flex flex-col gap-4">
      <Heading level={2} id="next">
        {shown.monthName}の支払（{ready.length}件、合計 <Money yen={preview.total} />）
      </Heading>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="scheme" value={scheme.id} />
        <Select name="month" label="支払月" empty={false} value={month} options={monthsOf(shown)} />
        <DayInput name="payOn" label="振込日" value={payOn} />
        <Button look="secondary" size="medium">
          この日で確かめる
        </Button>
      </Form>
      {shown.unusual && <Note>この制度の支払月ではありません（随時払）。</Note>}
      {preview.general.length > 0 && (
        <NotificationBanner tone="error" title="このままではファイルを作れません">
          <ul className="list-disc pl-6">
            {preview.general.map(message => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {preview.over.length > 0 && (
        <NotificationBanner tone="warning" title="払い過ぎになっている方">
          <p>さかのぼって額が減ったものです。返還を求めるか、内払として調整するかを決めてください。</p>
          <ul className="mt-2">
            {preview.over.map(each => (
              <li key={each.caseId}>
                <TextLink to={`/office/cases/${each.caseId}`}>{each.number}</TextLink>　{each.applicant}　
                <Money yen={each.yen} />
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {preview.payees.length === 0 ? (
        <Note>この月に支払うものはありません。</Note>
      ) : (
        <PostForm className="flex flex-col gap-4">
          <input type="hidden" name="scheme" value={scheme.id} />
          <input type="hidden" name="month" value={month} />
          <input type="hidden" name="payOn" value={payOn} />
          <ul className="max-w-192 divide-y divide-line border-y border-line">
            {preview.payees.map(payee => (
              <li key={payee.caseId} className="flex flex-wrap items-start gap-x-6 gap-y-1 py-3">
                <About payee={payee} />
                <Money yen={payee.amount} strong />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-4">
            <Button disabled={open} describedBy={open ? 'run-open' : undefined}>
              <DateText day={payOn} style="weekday" />
              の支払を作り、確認に回す
            </Button>
            {open && (
              <Note id="run-open">確認を待っている支払があります。先に確認するか、取りやめてください。</Note>
            )}
          </div>
        </PostForm>
      )}
    </section>
  )
}

function monthsOf({ months, month, monthName }: ShownPayments) {
  const known = months.some(each => each.value === month)
  return known ? months : [{ value: month, label: `${monthName}支払` }, ...months]
}

function About({ payee }: { payee: Payee }) {
  const { account } = payee
  return (
    <div className="min-w-0 grow basis-72">
      <p className="flex flex-wrap items-center gap-x-3">
        <TextLink to={`/office/cases/${payee.caseId}`}>{payee.number}</TextLink>
        <strong>{payee.applicant}</strong>
        {payee.again && <StatusBadge status="waiting">再振込</StatusBadge>}
        {payee.alike && (
          <StatusBadge status="waiting" icon="warning">
            名義の書き方が違う
          </StatusBadge>
        )}
        {payee.confirmed && <StatusBadge status="good">名義は確認済み</StatusBadge>}
      </p>
      <p className="text-[0.9375rem]">
        {payee.lines.map(line => (
          <span key={line.key} className="mr-4 inline-block">
            {line.month}分 {line.name}
            {line.added && '（追加）'} <Money yen={line.yen} />
          </span>
        ))}
      </p>
      {account && (
        <p className="text-[0.9375rem] text-ink-soft">
          {account.bank} {account.branch} {account.number} {account.holder}
          {account.yucho && '（記号・番号から変換）'}
        </p>
      )}
      {payee.problems.map(problem => (
        <p key={problem} className="flex items-start gap-1.5 font-bold text-danger">
          <Icon name="error" size={20} className="mt-1" />
          <span>{problem}</span>
        </p>
      ))}
      {payee.problems.length > 0 && (
        <Checkbox name="leave" value={payee.caseId} label={`${payee.number}は今回見送る`} />
      )}
    </div>
  )
}
