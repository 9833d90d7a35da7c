import { useEffect, useRef } from 'react'
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { openGuide } from '#modules/eligibility/carrying/rules.ts'
import { act, fieldsOf, type PageArgs, page, refusedData, serverRequest } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Lead, Stack } from '../../ui/text.tsx'
import { cityOf } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { keepingAs, unkept } from './state.server.ts'
import { guide } from './words.ts'

/** The code's answers stand behind `#`, which only a script can read; without one the text is pasted. */
export const handle = { script: true }

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  return { city: { slug: city.slug } }
})

export async function action(args: PageArgs) {
  const posted = fieldsOf(await args.request.formData()).code?.[0]?.trim() ?? ''
  const token = posted.slice(posted.indexOf('#') + 1)
  const outcome = await act(args, async ctx => ({ city: await cityOf(ctx, args.params), now: ctx.now }))
  if (!outcome.ok) return refusedData(outcome.refused)
  const { city, now } = outcome.value
  const state = openGuide(args.context.get(serverRequest).seals, token, now)
  if (state?.city !== city.id) return data({ bad: true }, { status: 422 })
  const base = state.scheme ? `/${city.slug}/schemes/${state.scheme}/check` : `/${city.slug}/guide`
  const cookie = keepingAs(args, base, state, now)
  if (!cookie) return data({ bad: true }, { status: 422 })
  return redirect(`${base}/result`, { status: 303, headers: { 'set-cookie': cookie } })
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, guide.resume)

export default function Continue() {
  const { city } = useLoaderData<typeof loader>()
  const answered = useActionData() as { bad?: boolean } | undefined
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const token = window.location.hash.slice(1)
    const field = box.current?.querySelector('textarea')
    if (!token || !field) return
    field.value = token
    // Out of the address at once: it must not stay in the history of a borrowed phone.
    window.history.replaceState(null, '', window.location.pathname)
    field.form?.requestSubmit()
  }, [])
  return (
    <ResidentPage back={{ to: `/${city.slug}/guide` }}>
      <Stack>
        {answered?.bad && <NotificationBanner tone="error" title={<Say text={guide.resumeBad} />} live />}
        <Heading level={1} size={2}>
          <Say text={guide.resume} />
        </Heading>
        <Lead>
          <Say text={guide.resumeLead} />
        </Lead>
        <PostForm>
          <Stack>
            <div ref={box}>
              <Textarea name="code" label={<Say text={guide.resumeCode} />} />
            </div>
            <Button wide iconEnd="right">
              <Say text={guide.resumeGo} />
            </Button>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
