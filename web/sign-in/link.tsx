import { useActionData, useLoaderData } from 'react-router'
import { lookAtLink, openSignInLink } from '#modules/accounts/link/write.ts'
import { municipality } from '#modules/places/read.ts'
import { enter } from '#platform/context.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { challengeCookie, challengeToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say } from '../ui/say.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { enterWith, homeOfCity } from './after.server.ts'
import { Refusal } from './refusal.tsx'
import { words } from './words.ts'

/** Only looks: programs that read mails open every link in them, and must not use it up. */
export async function loader(args: PageArgs) {
  const { database } = args.context.get(serverRequest)
  const link = await lookAtLink(database, args.params.token ?? '')
  if (!link) return null
  const city = await enter(database, { kind: 'visitor' }, ctx => municipality(ctx, link.municipality))
  return { email: link.email, place: city?.name ?? '' }
}

export async function action(args: PageArgs) {
  const { database, from, publicUrl } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const input = {
    token: args.params.token ?? '',
    press: String(form.get('_key') ?? ''),
    registration: challengeToken(args.request, 'registration'),
  }
  const outcome = await openSignInLink(database, input, from)
  if (!outcome.ok) return refusedData(outcome.refused)
  const { next, municipality: code } = outcome.value
  const to = next ?? (await homeOfCity(args, code))
  const secure = publicUrl.startsWith('https:')
  if ('session' in outcome.value) {
    return enterWith(args, outcome.value.session, to, [challengeCookie('registration', null, secure)])
  }
  return new Response(null, {
    status: 303,
    headers: {
      Location: '/sign-in/welcome',
      'Set-Cookie': challengeCookie('registration', outcome.value.registration, secure),
    },
  })
}

export const meta = () => [{ title: 'ログイン' }]

export default function OpenLink() {
  const link = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const usable = link && !answer
  return (
    <ResidentShell>
      <Stack>
        <Refusal answer={answer} />
        <Heading level={1}>
          <Say text={usable ? words.linkTitle : words.linkEnded} />
        </Heading>
        {usable ? (
          <>
            <Lead>
              <Say text={words.linkLead} values={link} />
            </Lead>
            <PostForm>
              <Button wide>
                <Say text={words.doSignIn} />
              </Button>
            </PostForm>
          </>
        ) : (
          <>
            {!answer && (
              <Lead>
                <Say text={words.linkEndedHelp} />
              </Lead>
            )}
            <div>
              <LinkButton to="/sign-in" wide>
                <Say text={words.again} />
              </LinkButton>
            </div>
          </>
        )}
      </Stack>
    </ResidentShell>
  )
}
