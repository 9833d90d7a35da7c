import { redirect, useLoaderData } from 'react-router'
import { pagesOf } from '#modules/eligibility/guide/rules.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { clearing, standing, unkept } from './state.server.ts'
import { guide } from './words.ts'

export const loader = page(async (ctx, args: PageArgs) => {
  const { city, guiding, begun, state, base } = await standing(ctx, args)
  const search = new URL(args.request.url).searchParams
  return {
    city: { slug: city.slug, name: city.name },
    base,
    schemes: guiding.schemes.length,
    on: begun && state.steps.length > 0 ? pagesOf(state).length + 1 : null,
    notice: search.has('cleared') ? ('cleared' as const) : search.has('ended') ? ('ended' as const) : null,
  }
})

/** From the beginning: what this browser holds is taken out first. */
export async function action(args: PageArgs) {
  const outcome = await act(args, ctx => standing(ctx, args))
  if (!outcome.ok) return refusedData(outcome.refused)
  const { base } = outcome.value
  return redirect(`${base}/1`, { status: 303, headers: { 'set-cookie': clearing(args, base) } })
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, guide.title)

export default function Start() {
  const { city, base, schemes, on, notice } = useLoaderData<typeof loader>()
  return (
    <ResidentPage back={{ to: `/${city.slug}` }}>
      <Stack>
        {notice && <NotificationBanner tone="info" title={<Say text={guide[notice]} />} live />}
        <Heading level={1}>
          <Say text={guide.title} />
        </Heading>
        <Lead>
          <Say text={guide.lead} values={{ city: city.name }} />
        </Lead>
        <ul className="list-disc space-y-2 pl-6">
          <li>
            <Say text={guide.count} values={{ n: schemes }} />
          </li>
          <li>
            <Say text={guide.nothingKept} />
          </li>
          <li>
            <Say text={guide.skippable} />
          </li>
          <li>
            <Say text={guide.estimate} />
          </li>
        </ul>
        {on === null ? (
          <p>
            <LinkButton to={`${base}/1`} wide iconEnd="right" reload>
              <Say text={guide.start} />
            </LinkButton>
          </p>
        ) : (
          <PostForm>
            <Buttons>
              <LinkButton to={`${base}/${on}`} wide iconEnd="right" reload>
                <Say text={guide.goOn} />
              </LinkButton>
              <Button look="secondary" wide>
                <Say text={guide.again} />
              </Button>
            </Buttons>
          </PostForm>
        )}
      </Stack>
    </ResidentPage>
  )
}
