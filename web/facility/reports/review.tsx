import { Button, LinkButton } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import type { ShownReport } from './report.server.ts'
import { Summary } from './summary.tsx'

/** Everything once more, and what closing it will cause. */
export function Review({ shown }: { shown: ShownReport }) {
  const { reservation, complete, collected, charged } = shown
  const to = (page: string) => `/facility/reports/${reservation.id}?page=${page}`
  const missing = shown.pages.filter(each => each.state !== 'done')
  const differs = collected !== null && collected !== charged
  return (
    <PostForm>
      <input type="hidden" name="do" value="close" />
      <Stack>
        <Heading>確かめて確定</Heading>
        {missing.length > 0 && (
          <NotificationBanner tone="warning" title="まだ書いていない項目があります">
            <ul className="list-disc pl-6">
              {missing.map(each => (
                <li key={each.id}>
                  <TextLink to={to(each.id)}>{each.title}</TextLink>
                </li>
              ))}
            </ul>
          </NotificationBanner>
        )}
        <Summary parts={shown.summary.filter(part => part.rows.length > 0)} change={to} />
        {complete && differs && (
          <div className="rounded-12 bg-warning-soft px-5 py-4">
            <p className="mb-3">
              受け取る額は <Money yen={charged} strong /> ですが、
              <Money yen={collected} strong />{' '}
              と書かれています。正しければ、理由を書いてください。書かないと、月の請求で違いとして残ります。
            </p>
            <TextInput name="collectedNote" label="受け取った額が違う理由" required={false} maxLength={300} />
          </div>
        )}
      </Stack>
      {complete && (
        <StickyActions
          about={`確定すると利用券が使われ、${reservation.municipality}に届きます。あとから書き直せません。`}
        >
          <Button disabled={!reservation.begun} describedBy="not-begun">
            確定して送る
          </Button>
          <LinkButton to="/facility/reports" look="secondary">
            まだ確定しない
          </LinkButton>
          {!reservation.begun && <Note id="not-begun">利用が始まると確定できます。</Note>}
        </StickyActions>
      )}
    </PostForm>
  )
}
