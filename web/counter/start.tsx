import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { countAttempt } from '#modules/accounts/attempt/write.ts'
import { endSession } from '#modules/accounts/session/write.ts'
import { codeClaim } from '#modules/visits/rules.ts'
import { takeOver } from '#modules/visits/tablet/write.ts'
import { attempt, enter } from '#platform/context.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionCookie, sessionToken } from '#web/server/session.ts'
import { titled } from '../resident/title.ts'
import { CounterShell } from '../shells/counter-shell.tsx'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/fields/inputs.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say } from '../ui/say.tsx'
import { Heading, Stack } from '../ui/text.tsx'
import { cityAt, nobody, tablet, tabletCookie, tabletToken, unkept, whereNow } from './tablet.server.ts'
import { counter } from './words.ts'

/** A tablet that waits for a visit; one that has a visit goes on with it. */
export async function loader(args: PageArgs) {
  const city = await cityAt(args)
  const released = new URL(args.request.url).searchParams.has('released')
  if (tabletToken(args.request) && !released) throw redirect(whereNow(await tablet(args)))
  return { base: `/${city.slug}/counter`, released }
}

/** The six digits the staff read out. Guesses are slowed down; whoever was signed in on this device is signed out. */
export async function action(args: PageArgs) {
  const city = await cityAt(args)
  const form = await args.request.formData()
  const code = String(form.get('code') ?? '')
    .normalize('NFKC')
    .replace(/\D/g, '')
  if (code.length !== 6) return data({ wrong: true }, { status: 422 })
  const { database, account, publicUrl, requestId, from } = args.context.get(serverRequest)
  const tooMany = await countAttempt(database, from, [])
  if (tooMany) return refusedData(tooMany.refused)
  const outcome = await attempt(database, nobody, ctx => takeOver(ctx, { municipality: city.id, code }), {
    requestId,
    claim: codeClaim(city.id, code),
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  const headers = new Headers(unkept)
  headers.append('set-cookie', tabletCookie(args, city, outcome.value.token))
  const session = sessionToken(args.request)
  if (session && account) {
    await enter(database, nobody, ctx => endSession(ctx, account, session), { requestId })
    headers.append('set-cookie', sessionCookie(null, publicUrl.startsWith('https:')))
  }
  return redirect(`/${city.slug}/counter`, { status: 303, headers })
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.title)

export default function Start() {
  const { base, released } = useLoaderData<typeof loader>()
  const answered = useActionData() as { wrong?: boolean; refused?: { text: Text } } | undefined
  return (
    <CounterShell home={base}>
      <div className="mx-auto w-full max-w-160">
        <Stack gap="large">
          {released && <NotificationBanner tone="info" title={<Say text={counter.released} />} />}
          {answered?.refused && (
            <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
          )}
          <Heading level={1}>
            <Say text={counter.code} />
          </Heading>
          <PostForm action={base}>
            <Stack>
              <TextInput
                name="code"
                label={<Say text={counter.codeLabel} />}
                width="medium"
                maxLength={20}
                inputMode="numeric"
                {...(answered?.wrong ? { error: <Say text={counter.codeWrong} /> } : {})}
              />
              <Button iconEnd="right">
                <Say text={counter.open} />
              </Button>
            </Stack>
          </PostForm>
        </Stack>
      </div>
    </CounterShell>
  )
}
