import { createContext, data, redirect, useActionData, useLoaderData } from 'react-router'
import { beginEnrolment, finishEnrolment } from '#modules/accounts/second-factor/write.ts'
import { qrSvg } from '#platform/qr.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionCookie, sessionToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Heading, Lead, Note, Stack } from '../ui/text.tsx'
import { homeOf, needsFirstFactor, nextOf } from './after.server.ts'
import { CodeForm } from './code-form.tsx'
import { RecoveryCodes } from './recovery-codes-list.tsx'
import { Refusal } from './refusal.tsx'
import { withNext } from './with-next.ts'

/** Set by the action: the loader that runs after it belongs to the half-open session, which has ended. */
const finished = createContext(false)

/** Whoever has no second factor yet sets one up before anything else can be seen. */
export async function loader(args: PageArgs) {
  if (args.context.get(finished)) return null
  needsFirstFactor(args)
  const { database } = args.context.get(serverRequest)
  const begun = await beginEnrolment(database, sessionToken(args.request) ?? '')
  if (!begun.ok) throw redirect(`/sign-in/second-factor${withNext(nextOf(args.request))}`)
  const { uri, key } = begun.value
  return { key, qr: `data:image/svg+xml,${encodeURIComponent(qrSvg(uri))}` }
}

export async function action(args: PageArgs) {
  const { database, from, publicUrl, account } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const session = sessionToken(args.request) ?? ''
  const outcome = await finishEnrolment(database, { session, code: String(form.get('code') ?? '') }, from)
  if (!outcome.ok || !account) {
    if (outcome.ok || outcome.refused.code === 'sign-in-first') throw redirect('/sign-in/staff')
    return refusedData(outcome.refused)
  }
  args.context.set(finished, true)
  // Shown in this answer only: nowhere are they kept in words.
  return data(
    { codes: outcome.value.codes, onward: nextOf(args.request) ?? (await homeOf(args, account)) },
    { headers: { 'Set-Cookie': sessionCookie(outcome.value.session, publicUrl.startsWith('https:')) } },
  )
}

export const meta = () => [{ title: '二段階認証の設定' }]

export default function Enrol() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'codes' in answer) {
    return (
      <ResidentShell quiet>
        <RecoveryCodes codes={answer.codes} onward={answer.onward} />
      </ResidentShell>
    )
  }
  return (
    <ResidentShell quiet>
      <Stack>
        <Refusal answer={answer} />
        <Heading level={1}>二段階認証を設定してください</Heading>
        <Lead>
          住民の情報を守るため、パスワードのほかに、スマートフォンの認証アプリに表示される確認コードを使います。設定は最初の1回だけです。
        </Lead>
        <Heading level={2} size={3}>
          1. 認証アプリで読み取る
        </Heading>
        <p>
          認証アプリ（Google Authenticator、Microsoft Authenticator
          など）で「追加」を選び、次のQRコードを読み取ります。
        </p>
        <img
          src={page?.qr}
          alt="認証アプリに登録するQRコード"
          width={220}
          height={220}
          className="border border-line"
        />
        <Note>
          読み取れないときは、次のキーを手で入力してください（種類は「時間ベース」）。
          <br />
          <code className="break-all font-mono text-[1.0625rem] text-ink-strong">{page?.key}</code>
        </Note>
        <Heading level={2} size={3}>
          2. 表示された6桁を入力する
        </Heading>
        <CodeForm press="設定する" />
      </Stack>
    </ResidentShell>
  )
}
