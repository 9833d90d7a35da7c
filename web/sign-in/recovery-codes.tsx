import { redirect, useActionData } from 'react-router'
import { renewRecoveryCodes } from '#modules/accounts/second-factor/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/fields/inputs.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { accountOf } from './account.server.ts'
import { RecoveryCodes } from './recovery-codes-list.tsx'
import { Refusal } from './refusal.tsx'

export function loader(args: PageArgs) {
  if (!accountOf(args).totp_secret) throw redirect('/account')
  return null
}

export async function action(args: PageArgs) {
  accountOf(args)
  const { database, from } = args.context.get(serverRequest)
  const code = String((await args.request.formData()).get('code') ?? '')
  const session = sessionToken(args.request) ?? ''
  const outcome = await renewRecoveryCodes(database, { session, code }, from)
  return outcome.ok ? { codes: outcome.value.codes } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '回復コード' }]

export default function RenewRecoveryCodes() {
  const answer = useActionData<typeof action>()
  if (answer && 'codes' in answer) {
    return (
      <ResidentShell quiet>
        <RecoveryCodes title="回復コードを新しくしました" codes={answer.codes} onward="/account" />
      </ResidentShell>
    )
  }
  return (
    <ResidentShell quiet back={{ to: '/account', label: '戻る' }}>
      <Stack>
        <Refusal answer={answer} />
        <Heading level={1}>回復コードを新しく作る</Heading>
        <Lead>新しい10個を作ると、これまでの回復コードはすべて使えなくなります。</Lead>
        <PostForm>
          <Stack>
            <TextInput
              name="code"
              required
              label="確認コード"
              hint="認証アプリに今表示されている6桁の数字"
              width="short"
              autoComplete="one-time-code"
              inputMode="numeric"
            />
            <div>
              <Button wide>新しく作る</Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
