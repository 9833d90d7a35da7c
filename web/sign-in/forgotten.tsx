import { useActionData } from 'react-router'
import { requestReset } from '#modules/accounts/password/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmailInput } from '../ui/fields/inputs.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { BackLink, Heading, Lead, Stack } from '../ui/text.tsx'
import { Refusal, type RefusedAnswer } from './refusal.tsx'
import { words } from './words.ts'

export async function action(args: PageArgs) {
  const { database, publicUrl, from } = args.context.get(serverRequest)
  const email = String((await args.request.formData()).get('email') ?? '')
  const outcome = await requestReset(database, { email, publicUrl }, from)
  return outcome.ok ? { sent: outcome.value.email } : refusedData(outcome.refused, { typed: email })
}

export const meta = () => [{ title: 'パスワードの再設定' }]

export default function Forgotten() {
  const answer = useActionData<typeof action>()
  if (answer && 'sent' in answer) {
    return (
      <ResidentShell quiet>
        <Stack>
          <Heading level={1}>メールを確認してください</Heading>
          <Lead>
            {answer.sent}{' '}
            が登録されていれば、パスワードを設定し直すリンクが届きます。1時間以内に開いてください。
          </Lead>
          <p>届かないときは、アドレスを確かめるか、所属の管理者に問い合わせてください。</p>
          <BackLink to="/sign-in/staff">ログインへ戻る</BackLink>
        </Stack>
      </ResidentShell>
    )
  }
  const wrong = answer?.refused?.code === 'invalid-input'
  return (
    <ResidentShell quiet back={{ to: '/sign-in/staff', label: 'ログインへ戻る' }}>
      <Stack>
        <ErrorSummary problems={wrong ? [{ field: 'email', message: words.emailWrong }] : []} />
        <Refusal answer={answer} />
        <Heading level={1}>パスワードを設定し直す</Heading>
        <Lead>職員・施設の利用者として登録したメールアドレスに、リンクを送ります。</Lead>
        <PostForm>
          <Stack>
            <EmailInput
              name="email"
              required
              label="メールアドレス"
              value={(answer as RefusedAnswer | undefined)?.typed}
              error={wrong ? words.emailWrong.ja : undefined}
            />
            <div>
              <Button wide>リンクを受け取る</Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
