import { redirect, useActionData, useLoaderData } from 'react-router'
import { languages } from '#language/text.ts'
import { mayManageAccounts } from '#modules/accounts/administration/access.ts'
import { passkeysOf } from '#modules/accounts/passkey/read.ts'
import { changeProfile } from '#modules/accounts/profile/write.ts'
import { recoveryCodesLeft } from '#modules/accounts/second-factor/write.ts'
import { sessionsOf } from '#modules/accounts/session/read.ts'
import { endSession, endSessions } from '#modules/accounts/session/write.ts'
import { act, fieldsOf, type PageArgs, page, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say, sayPlain } from '../ui/say.tsx'
import { Heading, Stack, TextLink } from '../ui/text.tsx'
import { accountOf } from './account.server.ts'
import { Details, Devices, Ways } from './account-parts.tsx'
import { words } from './account-words.ts'
import { homeOf, problemOf } from './after.server.ts'
import { Refusal, type RefusedAnswer } from './refusal.tsx'

const shown = page(async (ctx, args: PageArgs) => {
  const account = accountOf(args)
  const passkeys = await passkeysOf(ctx, account.id)
  const sessions = await sessionsOf(ctx, account.id, sessionToken(args.request) ?? '')
  return {
    passkeys: passkeys.length,
    sessions: sessions.map(one => ({ ...one, startedAt: '', lastSeenAt: one.lastSeenAt.toISOString() })),
    now: ctx.now.toISOString(),
  }
})

export async function loader(args: PageArgs) {
  const account = accountOf(args)
  const { database, identity } = args.context.get(serverRequest)
  const resident = account.kind === 'resident'
  return {
    ...(await shown(args)),
    resident,
    home: await homeOf(args, account),
    profile: {
      name: account.name,
      email: account.email,
      phone: account.phone ?? '',
      language: account.language,
    },
    identified: account.oidc_subject !== null,
    mayIdentify: (resident ? identity.resident : identity.staff) !== undefined,
    codesLeft: account.totp_secret ? await recoveryCodesLeft(database, account) : null,
    problem: problemOf(args.request),
    manages: await managesWhere(args),
    done: new URL(args.request.url).searchParams.get('done'),
    title: sayPlain(words.title, args.context.get(pageRequest).language),
  }
}

/** Where this person manages the accounts of others, if anywhere. */
const managesWhere = page(async (ctx, args: PageArgs) => {
  if (mayManageAccounts(ctx.actor)) return '/office/accounts'
  return ctx.actor.kind === 'facility' && accountOf(args).administrator ? '/facility/accounts' : null
})

export async function action(args: PageArgs) {
  const account = accountOf(args)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const token = sessionToken(args.request) ?? ''
  const outcome = await act<unknown>(args, ctx => {
    if (text('intent') === 'end') return endSession(ctx, account, { hash: text('session') })
    if (text('intent') === 'end-others') return endSessions(ctx, account, token)
    const language = languages.find(one => one === text('language')) ?? 'ja'
    return changeProfile(ctx, { phone: text('phone'), language }, { key: text('_key') })
  })
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fieldsOf(form) })
  const saved = text('intent') === 'save'
  const language = `language=${encodeURIComponent(text('language'))}; Path=/; Max-Age=31536000; SameSite=Lax`
  return redirect(`/account?done=${saved ? 'saved' : 'ended'}`, {
    status: 303,
    headers: saved ? { 'Set-Cookie': language } : {},
  })
}

export const meta = ({ loaderData }: { loaderData?: { title: string } }) => [
  { title: loaderData?.title ?? '' },
]

export default function AccountPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedAnswer | undefined
  const done = { saved: words.saved, ended: words.ended }[page.done ?? '']
  return (
    <ResidentShell back={{ to: page.home, label: <Say text={words.back} /> }}>
      <Stack gap="large">
        <Stack>
          {done && !answer && <NotificationBanner tone="success" live title={<Say text={done} />} />}
          <Refusal answer={answer} />
          {page.problem && !answer && (
            <NotificationBanner tone="error" live title={<Say text={page.problem} />} />
          )}
          <Heading level={1}>
            <Say text={words.title} />
          </Heading>
          <Details {...page} answer={answer} />
        </Stack>
        <Ways {...page} />
        <Devices sessions={page.sessions} now={page.now} />
        {page.manages && (
          <p>
            <TextLink to={page.manages} reload>
              ほかの利用者を管理する
            </TextLink>
          </p>
        )}
      </Stack>
    </ResidentShell>
  )
}
