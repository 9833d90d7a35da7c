import { useActionData, useLoaderData } from 'react-router'
import { lookAtAccountLink, setPassword } from '#modules/accounts/password/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextInput } from '../ui/fields/inputs.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { enterWith } from './after.server.ts'
import { Refusal } from './refusal.tsx'

export async function loader(args: PageArgs) {
  const { database } = args.context.get(serverRequest)
  return lookAtAccountLink(database, args.params.token ?? '')
}

export async function action(args: PageArgs) {
  const { database, from } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const [password, again] = [String(form.get('password') ?? ''), String(form.get('again') ?? '')]
  if (password !== again) return { mismatch: true as const }
  const outcome = await setPassword(database, { token: args.params.token ?? '', password }, from)
  if (!outcome.ok) return refusedData(outcome.refused)
  return enterWith(args, outcome.value.session, '/sign-in/second-factor')
}

export const meta = () => [{ title: 'パスワードの設定' }]

const weaknesses: Record<string, string> = {
  'too-short': '12文字以上にしてください。',
  'too-long': '200文字以内にしてください。',
  common:
    'よく使われる言葉や並びのため、すぐに推測されます。関係のない言葉をいくつかつなげるなど、別のものにしてください。',
  'about-you': '名前やメールアドレスから推測されます。別のものにしてください。',
}
const mismatch = '2つの欄のパスワードが違います。同じものを入力してください。'

export default function NewPassword() {
  const link = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && 'refused' in answer ? answer : undefined
  const weakness = refused?.refused.details.weakness as string | undefined
  const wrong = answer && 'mismatch' in answer ? mismatch : weakness && weaknesses[weakness]
  if (!link) {
    return (
      <ResidentShell quiet>
        <Stack>
          <Heading level={1}>このリンクは使えません</Heading>
          <Lead>
            期限が過ぎたか、すでに使われています。パスワードを設定済みならログインし、招待の期限が過ぎたときは所属の管理者に再送を依頼してください。
          </Lead>
          <div>
            <LinkButton to="/sign-in/staff" wide>
              ログインへ
            </LinkButton>
          </div>
        </Stack>
      </ResidentShell>
    )
  }
  return (
    <ResidentShell quiet>
      <Stack>
        <ErrorSummary problems={wrong ? [{ field: 'password', message: { ja: wrong } }] : []} />
        {!wrong && <Refusal answer={refused} />}
        <Heading level={1} over={link.email}>
          {link.purpose === 'invitation' ? `${link.name}さん、はじめまして` : '新しいパスワード'}
        </Heading>
        <Lead>
          {link.purpose === 'invitation'
            ? 'ログインに使うパスワードを決めてください。続けて、二段階認証を設定します。'
            : '新しいパスワードを決めてください。ほかの端末のログインはすべて終わります。'}
        </Lead>
        <PostForm>
          <Stack>
            <input type="hidden" name="username" value={link.email} autoComplete="username" />
            <TextInput
              name="password"
              type="password"
              required
              label="パスワード"
              hint="12文字以上。関係のない言葉をいくつかつなげると、覚えやすく推測されにくくなります。"
              width="wide"
              autoComplete="new-password"
              error={wrong || undefined}
            />
            <TextInput
              name="again"
              type="password"
              required
              label="パスワード（確認のためもう一度）"
              width="wide"
              autoComplete="new-password"
            />
            <div>
              <Button wide>パスワードを決める</Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
