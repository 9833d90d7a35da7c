import { useCallback, useRef } from 'react'
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { openGuide } from '#modules/eligibility/carrying/rules.ts'
import { fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { Camera } from '../facility/scan/camera.tsx'
import { guide } from '../resident/guide/words.ts'
import { titled } from '../resident/title.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Textarea } from '../ui/fields/inputs.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say } from '../ui/say.tsx'
import { Buttons, Heading, Lead, Stack } from '../ui/text.tsx'
import { frame } from '../ui/words/frame.ts'
import { CounterPage } from './frame.tsx'
import { keep, tablet, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

/** The camera is read by script; without it the text of the code is pasted. */
export const handle = { script: true }

export async function loader(args: PageArgs) {
  const { base } = await tablet(args)
  return { base }
}

/** What was answered at home goes on here: out of the code, under the visit. */
export async function action(args: PageArgs) {
  const posted = fieldsOf(await args.request.formData()).code?.[0]?.trim() ?? ''
  const here = await tablet(args)
  const token = posted.slice(posted.indexOf('#') + 1)
  const state = openGuide(args.context.get(serverRequest).seals, token, here.now)
  if (state?.city !== here.city.id) return data({ bad: true }, { status: 422 })
  const { scheme: _only, ...whole } = state
  const outcome = await keep(args, here, { ...here.kept, guide: whole })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`${here.base}/result`, 303)
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.fromHome)

export default function Resume() {
  const { base } = useLoaderData<typeof loader>()
  const answered = useActionData() as { bad?: boolean; refused?: { text: Text } } | undefined
  const box = useRef<HTMLDivElement>(null)
  const read = useCallback((text: string) => {
    const field = box.current?.querySelector('textarea')
    if (!field) return
    field.value = text
    field.form?.requestSubmit()
  }, [])
  return (
    <CounterPage base={base}>
      <Stack>
        {answered?.bad && <NotificationBanner tone="error" title={<Say text={guide.resumeBad} />} live />}
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <Heading level={1}>
          <Say text={counter.fromHome} />
        </Heading>
        <Lead>
          <Say text={counter.fromHomeLead} />
        </Lead>
        <div className="grid gap-8 lg:grid-cols-2">
          <Camera onRead={read} />
          <PostForm>
            <Stack>
              <div ref={box}>
                <Textarea name="code" label={<Say text={guide.resumeCode} />} />
              </div>
              <Buttons>
                <Button iconEnd="right">
                  <Say text={guide.resumeGo} />
                </Button>
                <LinkButton to={`${base}/ask/1`} look="text" icon="left" reload>
                  <Say text={frame.back} />
                </LinkButton>
              </Buttons>
            </Stack>
          </PostForm>
        </div>
      </Stack>
    </CounterPage>
  )
}
