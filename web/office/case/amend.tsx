import { useActionData, useLoaderData } from 'react-router'
import type { Question } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/fields/choices.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { receiveAmendment, showAmendment } from './amend.server.ts'

export const loader = page((ctx, args: PageArgs) => showAmendment(ctx, args))

export async function action(args: PageArgs) {
  return receiveAmendment(args)
}

export const meta = () => [{ title: '変更の届出を入力' }]

interface Answered {
  kept?: Kept
  questions?: Question[]
  problems?: FieldProblem[]
  /** Questions came up that were not on the page yet. */
  opened?: boolean
  refused?: { text: Text }
}

/** What somebody told by telephone or on paper after the decision, in the questions they would be asked themselves. */
export default function Amend() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const questions = answered?.questions ?? shown.questions
  const kept = answered?.kept ?? shown.kept
  const problems = answered?.problems ?? []
  return (
    <div className="flex max-w-176 flex-col gap-6">
      <BackLink to={`/office/cases/${shown.id}`}>
        {shown.applicant}さん（{shown.number}）へ戻る
      </BackLink>
      <OfficeHead title="変更の届出を入力" over={shown.scheme}>
        <Note>
          {shown.title}
          。本人が画面から届け出たときと同じ記録になり、利用券の期間などがすぐに直ります。決定はそのままです。
        </Note>
      </OfficeHead>
      <ErrorSummary problems={problems} />
      {answered?.refused && (
        <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
      )}
      {answered?.opened && (
        <NotificationBanner tone="info" title="答えに合わせて、続きの質問が出ました" live />
      )}
      <PostForm
        files={questions.some(question => question.kind === 'file')}
        key={questions.map(question => question.id).join(' ')}
      >
        {questions.map(question => (
          <input key={question.id} type="hidden" name="_shown" value={question.id} />
        ))}
        <Stack gap="large">
          <Radios
            name="_channel"
            label="届出の方法"
            required
            value={kept._channel?.[0] ?? 'phone'}
            choices={[
              { value: 'phone', label: '電話' },
              { value: 'paper', label: '紙（窓口・郵送）' },
            ]}
          />
          {questions.map(question => (
            <QuestionField
              key={question.id}
              question={{ ...question, purpose: undefined }}
              kept={kept}
              problems={problems}
              fileHref={hash => `/office/cases/${shown.id}/files/${hash}`}
            />
          ))}
          <StickyActions>
            <Button icon="check">届出を受け付ける</Button>
          </StickyActions>
        </Stack>
      </PostForm>
    </div>
  )
}
