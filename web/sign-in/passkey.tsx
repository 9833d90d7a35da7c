import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { beginPasskeySignIn, signInWithPasskey } from '#modules/accounts/passkey/write.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { challengeCookie, challengeToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say, sayPlain } from '../ui/say.tsx'
import { Heading, Lead, Stack, TextLink } from '../ui/text.tsx'
import { enterWith, fits, homeOf, nextOf } from './after.server.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { Refusal } from './refusal.tsx'
import { words } from './words.ts'

export async function loader(args: PageArgs) {
  const { database, publicUrl, account, secondFactorNeeded } = args.context.get(serverRequest)
  if (account && !secondFactorNeeded) throw redirect(await homeOf(args, account))
  const { options, token } = await beginPasskeySignIn(database, publicUrl)
  const title = sayPlain(words.passkey, args.context.get(pageRequest).language)
  const cookie = challengeCookie('passkey', token, publicUrl.startsWith('https:'))
  return data(
    { options, title, search: new URL(args.request.url).search },
    { headers: { 'Set-Cookie': cookie } },
  )
}

export async function action(args: PageArgs) {
  const { database, publicUrl, from } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const token = challengeToken(args.request, 'passkey')
  const response = String(form.get('response') ?? '')
  const outcome = await signInWithPasskey(database, { token, response, publicUrl }, from)
  if (!outcome.ok) return refusedData(outcome.refused)
  const next = nextOf(args.request)
  const home = await homeOf(args, outcome.value)
  const over = challengeCookie('passkey', null, publicUrl.startsWith('https:'))
  return enterWith(args, outcome.value.session, next && fits(next, home) ? next : home, [over])
}

export const meta = ({ loaderData }: { loaderData?: { title: string } }) => [
  { title: loaderData?.title ?? 'パスキー' },
]

export default function Passkey() {
  const { options, search } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const byMail = (
    <TextLink to={`/sign-in${search}`}>
      <Say text={words.byMail} />
    </TextLink>
  )
  return (
    <ResidentShell>
      <Stack>
        <Refusal answer={answer} />
        <Heading level={1}>
          <Say text={words.passkey} />
        </Heading>
        <Lead>
          <Say text={words.passkeyLead} />
        </Lead>
        <PasskeyForm act="sign-in" options={options} instead={<Say text={words.passkeyNeedsScript} />}>
          <Button wide icon="lock">
            <Say text={words.passkeyUse} />
          </Button>
        </PasskeyForm>
        <p>{byMail}</p>
      </Stack>
    </ResidentShell>
  )
}
