import { redirect, useActionData, useLoaderData } from 'react-router'
import { signInWithPassword } from '#modules/accounts/password/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmailInput, TextInput } from '../ui/fields/inputs.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Heading, Stack, TextLink } from '../ui/text.tsx'
import { enterWith, homeOf, nextOf, problemOf } from './after.server.ts'
import { Refusal, type RefusedAnswer } from './refusal.tsx'
import { withNext } from './with-next.ts'

export async function loader(args: PageArgs) {
  const { account, secondFactorNeeded, identity } = args.context.get(serverRequest)
  const next = nextOf(args.request)
  if (account && secondFactorNeeded) throw redirect(`/sign-in/second-factor${withNext(next)}`)
  if (account && account.kind !== 'resident') throw redirect(next ?? (await homeOf(args, account)))
  return {
    next,
    ended: !account && sessionToken(args.request) !== null,
    withIdentity: identity.staff !== undefined,
    problem: problemOf(args.request)?.ja ?? null,
  }
}

export async function action(args: PageArgs) {
  const { database, from } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const typed = String(form.get('email') ?? '')
  const password = String(form.get('password') ?? '').slice(0, 1000)
  const outcome = await signInWithPassword(database, { email: typed, password }, from)
  if (!outcome.ok) return refusedData(outcome.refused, { typed })
  return enterWith(args, outcome.value.session, `/sign-in/second-factor${withNext(nextOf(args.request))}`)
}

export const meta = () => [{ title: '職員・施設のログイン' }]

export default function StaffDoor() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ResidentShell quiet>
      <Stack>
        {page.ended && !answer && (
          <NotificationBanner title="しばらく操作がなかったため、ログアウトしました">
            もう一度ログインすると、同じ画面に戻ります。
          </NotificationBanner>
        )}
        <Refusal answer={answer} />
        {page.problem && !answer && <NotificationBanner tone="error" live title={page.problem} />}
        <Heading level={1}>職員・施設のログイン</Heading>
        {page.withIdentity && (
          <>
            <div>
              <LinkButton
                reload
                icon="person"
                to={`/sign-in/identity?for=staff&${withNext(page.next).slice(1)}`}
              >
                庁内の認証でログインする
              </LinkButton>
            </div>
            <Heading level={2} size={3}>
              パスワードでログインする
            </Heading>
          </>
        )}
        <PostForm>
          <Stack>
            <EmailInput
              name="email"
              required
              label="メールアドレス"
              autoComplete="username"
              value={(answer as RefusedAnswer | undefined)?.typed}
            />
            <TextInput
              name="password"
              required
              label="パスワード"
              type="password"
              width="wide"
              autoComplete="current-password"
            />
            <div>
              <Button wide look={page.withIdentity ? 'secondary' : 'primary'}>
                次へ進む
              </Button>
            </div>
          </Stack>
        </PostForm>
        <p>
          <TextLink to="/sign-in/forgotten">パスワードを忘れたとき</TextLink>
        </p>
        <p>
          <TextLink to={`/sign-in/passkey${withNext(page.next)}`} reload>
            パスキーでログインする
          </TextLink>
        </p>
        <p>
          <TextLink to="/sign-in">住民の方はこちら</TextLink>
        </p>
      </Stack>
    </ResidentShell>
  )
}
