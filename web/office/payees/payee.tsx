import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import { changePayee, showPayee } from './payee.server.ts'

export const loader = page((ctx, args: PageArgs) => showPayee(ctx, args))

export async function action(args: PageArgs) {
  return changePayee(args)
}

export const meta = ({ loaderData }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  { title: loaderData ? `${loaderData.name}の振込先` : '振込先の口座' },
]

interface Answered {
  problems?: FieldProblem[]
  kept?: Kept
  refused?: { text: Text }
}

const decisions = { confirmed: '確認した', refused: '取りやめた', replaced: '入力し直した' } as const

/** One facility's account: what is in force, what waits for a second person, what was before. */
export default function Payee() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  return (
    <div className="max-w-176">
      <Stack>
        <BackLink to="/office/payees">振込先の口座</BackLink>
        <OfficeHead title={shown.name} over="振込先の口座" />
        <ErrorSummary problems={answered?.problems ?? []} />
        {answered?.refused && (
          <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
        )}
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            いまの振込先
          </Heading>
          <p>{shown.account ?? 'まだ登録がありません。登録して確認するまで、この施設には振り込めません。'}</p>
        </section>
        {shown.waiting && <Waiting change={shown.waiting} />}
        <section className="flex flex-col gap-4 border-t border-line pt-6">
          <Heading level={2} size={3}>
            {shown.waiting ? '入力し直す' : '振込先を変える'}
          </Heading>
          <PostForm>
            <Stack>
              <QuestionField
                question={shown.question}
                kept={answered?.kept ?? shown.kept}
                problems={answered?.problems ?? []}
              />
              <TextInput
                name="note"
                label="もとにした書類"
                required={false}
                hint="口座振替依頼書（11月20日受付）など"
                maxLength={300}
                value={answered?.kept?.note?.[0] ?? ''}
              />
              <Buttons>
                <Button>入力して、確認に回す</Button>
              </Buttons>
            </Stack>
          </PostForm>
        </section>
        {shown.changes.length > 0 && (
          <section className="flex flex-col gap-2">
            <Heading level={2} size={3}>
              これまでの変更
            </Heading>
            <ul className="divide-y divide-line border-y border-line">
              {shown.changes.map(change => (
                <li key={change.id} className="py-3">
                  <p>{change.account}</p>
                  <Note>
                    <InstantText at={change.proposedAt} /> {change.proposedBy}が入力
                    {change.note && `（${change.note}）`}。{' '}
                    {change.decidedAt && <InstantText at={change.decidedAt} />} {change.decidedBy}が
                    {change.decision && decisions[change.decision]}。
                  </Note>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </div>
  )
}

function Waiting({ change }: { change: NonNullable<Awaited<ReturnType<typeof loader>>['waiting']> }) {
  return (
    <section className="flex flex-col gap-3 rounded-12 bg-warning-soft px-5 py-4">
      <Heading level={2} size={3}>
        確認を待っている変更
      </Heading>
      <p>
        <strong>{change.account}</strong>
      </p>
      <Note>
        <InstantText at={change.proposedAt} /> {change.proposedBy}が入力
        {change.note && `（${change.note}）`}
      </Note>
      {change.proposedByMe && (
        <p id="own-change">自分で入力したものです。ほかの職員に、書類と照らして確認してもらってください。</p>
      )}
      <PostForm>
        <input type="hidden" name="change" value={change.id} />
        <Buttons>
          {!change.proposedByMe && (
            <Button name="do" value="confirmed" size="medium" icon="check">
              書類と同じことを確認した
            </Button>
          )}
          <Button name="do" value="refused" size="medium" look="secondary">
            取りやめる
          </Button>
        </Buttons>
      </PostForm>
    </section>
  )
}
