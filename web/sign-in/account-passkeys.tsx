import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { passkeysOf } from '#modules/accounts/passkey/read.ts'
import { addPasskey, beginPasskey, removePasskey } from '#modules/accounts/passkey/write.ts'
import { deviceOf } from '#modules/accounts/session/rules.ts'
import { act, type PageArgs, page, refusedData, serverRequest } from '#web/server/page.ts'
import { challengeCookie, challengeToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { RelativeTime } from '../ui/dates.tsx'
import { TextInput } from '../ui/fields/inputs.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say, sayPlain, useSay } from '../ui/say.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { accountOf } from './account.server.ts'
import { words } from './account-words.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { Refusal } from './refusal.tsx'

export const loader = page(async (ctx, args: PageArgs) => {
  const account = accountOf(args)
  const { publicUrl } = args.context.get(serverRequest)
  const { options, token } = await beginPasskey(ctx, account, publicUrl)
  const passkeys = await passkeysOf(ctx, account.id)
  const { system } = deviceOf(args.request.headers.get('user-agent') ?? '')
  return data(
    {
      options,
      passkeys: passkeys.map(one => ({
        id: one.id,
        label: one.label,
        lastUsedAt: one.lastUsedAt?.toISOString() ?? null,
      })),
      system,
      now: ctx.now.toISOString(),
      done: new URL(args.request.url).searchParams.get('done'),
      title: sayPlain(words.passkeys, args.context.get(pageRequest).language),
    },
    { headers: { 'Set-Cookie': challengeCookie('passkey', token, publicUrl.startsWith('https:')) } },
  )
})

export async function action(args: PageArgs) {
  const account = accountOf(args)
  const { publicUrl } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const removed = text('remove')
  const outcome = await act<unknown>(args, ctx => {
    if (removed) return removePasskey(ctx, account, removed)
    const token = challengeToken(args.request, 'passkey')
    return addPasskey(ctx, account, { token, response: text('response'), label: text('label'), publicUrl })
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/account/passkeys?done=${removed ? 'removed' : 'added'}`, 303)
}

export const meta = ({ loaderData }: { loaderData?: { title: string } }) => [
  { title: loaderData?.title ?? '' },
]

export default function Passkeys() {
  const { options, passkeys, system, now, done, title: _title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const speak = useSay()
  const message = { added: words.passkeyAdded, removed: words.passkeyRemoved }[done ?? '']
  return (
    <ResidentShell back={{ to: '/account', label: <Say text={words.back} /> }}>
      <Stack gap="large">
        <Stack>
          {message && !answer && <NotificationBanner tone="success" live title={<Say text={message} />} />}
          <Refusal answer={answer} />
          <Heading level={1}>
            <Say text={words.passkeys} />
          </Heading>
          <Lead>
            <Say text={words.passkeysLead} />
          </Lead>
          {passkeys.length > 0 && (
            <ul className="divide-y divide-line border-y border-line">
              {passkeys.map(one => (
                <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 py-3">
                  <span>
                    <strong>{one.label}</strong>
                    <span className="block text-[0.9375rem] text-ink-soft">
                      {one.lastUsedAt ? (
                        <>
                          <Say text={words.passkeyUsed} />: <RelativeTime at={one.lastUsedAt} now={now} />
                        </>
                      ) : (
                        <Say text={words.passkeyNever} />
                      )}
                    </span>
                  </span>
                  <PostForm>
                    <Button look="text" size="small" name="remove" value={one.id}>
                      {speak(words.passkeyRemove, { label: one.label })}
                    </Button>
                  </PostForm>
                </li>
              ))}
            </ul>
          )}
        </Stack>
        <PasskeyForm act="register" options={options} instead={<Say text={words.passkeyNoScript} />}>
          <Stack>
            <TextInput
              name="label"
              label={<Say text={words.passkeyLabel} />}
              hint={<Say text={words.passkeyLabelHint} />}
              width="wide"
              maxLength={60}
              value={system}
            />
            <div>
              <Button icon="plus">
                <Say text={words.passkeyAdd} />
              </Button>
            </div>
          </Stack>
        </PasskeyForm>
      </Stack>
    </ResidentShell>
  )
}
