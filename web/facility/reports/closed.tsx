import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NumberInput, Textarea, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import type { ShownReport } from './report.server.ts'
import { Summary } from './summary.tsx'

/** A closed report: for reading, for answering what the municipality asks, and for what may still be put right. */
export function Closed({ shown }: { shown: ShownReport }) {
  const differs = shown.collected !== null && shown.collected !== shown.charged
  return (
    <Stack>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusBadge status="good">確定済み</StatusBadge>
        <StatusBadge status={shown.confirmedAt ? 'good' : 'waiting'}>
          {shown.confirmedAt ? '市区町村が確認済み' : '市区町村の確認待ち'}
        </StatusBadge>
        <span className="text-ink-soft">
          確定 <InstantText at={shown.closedAt ?? ''} />
          <span className="ml-4">利用券 {shown.voucherNumber}</span>
        </span>
      </p>
      {shown.answers.length > 0 && (
        <section aria-labelledby="questions">
          <Heading id="questions">市区町村からの照会</Heading>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {shown.answers.map(each => (
              <li key={each.id} className="py-4">
                <p className="text-[0.9375rem] text-ink-soft">
                  <InstantText at={each.askedAt} />
                </p>
                <p className="font-bold whitespace-pre-line">{each.body}</p>
                {each.answer ? (
                  <p className="mt-2 border-l-4 border-line pl-4 whitespace-pre-line">回答：{each.answer}</p>
                ) : (
                  <PostForm className="mt-3 flex flex-col gap-3">
                    <input type="hidden" name="question" value={each.id} />
                    <Textarea name="answer" label="回答" required rows={3} maxLength={1000} />
                    <div>
                      <Button name="do" value="answer">
                        回答を送る
                      </Button>
                    </div>
                  </PostForm>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {differs && (
        <NotificationBanner
          tone={shown.collectedNote ? 'info' : 'warning'}
          title="受け取った額が自己負担額と違います"
        >
          <p>
            自己負担額 <Money yen={shown.charged} />
            、受け取った額 <Money yen={shown.collected ?? 0} />。
            {shown.collectedNote && `理由：${shown.collectedNote}`}
          </p>
        </NotificationBanner>
      )}
      <Summary parts={shown.summary} />
      {shown.collected !== null && (
        <Disclosure summary="受け取った額を直す" open={differs && !shown.collectedNote}>
          <PostForm className="flex flex-col gap-4 py-3">
            <Note>あとから支払われたときなどに使います。請求に入るまで直せます。</Note>
            <NumberInput
              name="collected"
              label="受け取った額"
              required
              unit="円"
              value={String(shown.collected)}
            />
            <TextInput name="note" label="理由" required maxLength={300} />
            <div>
              <Button name="do" value="collected" look="secondary">
                受け取った額を直す
              </Button>
            </div>
          </PostForm>
        </Disclosure>
      )}
      <Disclosure summary="この利用を取り消す（まちがえて報告したとき）">
        <PostForm className="flex flex-col gap-4 py-3">
          <Note>
            使われた利用券が利用者に戻ります。請求したあとの月は変わらず、次の請求で差し引かれます。元に戻せません。
          </Note>
          <TextInput name="reason" label="取り消す理由" required maxLength={500} />
          <div>
            <Button name="do" value="reverse" look="danger">
              {shown.reservation.holder}さんのこの利用を取り消す
            </Button>
          </div>
        </PostForm>
      </Disclosure>
    </Stack>
  )
}
