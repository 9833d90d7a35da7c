import { redirect, useActionData } from 'react-router'
import { passSecondFactor } from '#modules/accounts/second-factor/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { enterWith, needsFirstFactor, nextOf } from './after.server.ts'
import { CodeForm } from './code-form.tsx'
import { Refusal } from './refusal.tsx'
import { withNext } from './with-next.ts'

export function loader(args: PageArgs) {
  needsFirstFactor(args)
  const { account } = args.context.get(serverRequest)
  if (account && !account.totp_secret) throw redirect(`/sign-in/enrol${withNext(nextOf(args.request))}`)
  return null
}

export async function action(args: PageArgs) {
  const { database, from } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const session = sessionToken(args.request) ?? ''
  const code = String(form.get('code') ?? '').slice(0, 100)
  const outcome = await passSecondFactor(database, { session, code }, from)
  if (!outcome.ok) {
    if (outcome.refused.code === 'sign-in-first') {
      throw redirect(`/sign-in/staff${withNext(nextOf(args.request))}`)
    }
    return refusedData(outcome.refused)
  }
  const { surface, codesLeft } = outcome.value
  // With few recovery codes left, the page that renews them comes first.
  const to = codesLeft !== null && codesLeft < 4 ? '/account/recovery-codes' : nextOf(args.request)
  return enterWith(args, outcome.value.session, to ?? `/${surface}`)
}

export const meta = () => [{ title: '確認コード' }]

export default function SecondFactor() {
  const answer = useActionData<typeof action>()
  return (
    <ResidentShell quiet>
      <Stack>
        <Refusal answer={answer} />
        <Heading level={1}>確認コードを入力してください</Heading>
        <Lead>認証アプリに表示されている6桁の数字です。30秒ごとに変わります。</Lead>
        <CodeForm press="ログインする" />
        <Disclosure summary="スマートフォンが手元にないとき">
          <p>
            登録のときに控えた回復コード（例：ABCDE-23456）を、同じ欄に入力してください。回復コードは1つにつき1回だけ使えます。
            どちらもないときは、所属の管理者に二段階認証のやり直しを依頼してください。
          </p>
        </Disclosure>
        <PostForm action="/sign-out">
          <Button look="text" size="small">
            別の利用者でログインする
          </Button>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
