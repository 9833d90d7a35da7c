import { redirect, useLoaderData } from 'react-router'
import { tellExplained } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { titled } from '../../resident/title.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note } from '../../ui/text.tsx'
import { CounterPage } from '../frame.tsx'
import { asTablet, gone, tablet, unkept } from '../tablet.server.ts'
import { counter } from '../words.ts'
import { Picture } from './picture.tsx'
import { slides } from './slides.ts'

export async function loader(args: PageArgs) {
  const { base } = await tablet(args)
  const asked = Number(new URL(args.request.url).searchParams.get('slide') ?? 1)
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), slides.length) : 1
  return { base, at }
}

/** Seen to the end, or skipped. */
export async function action(args: PageArgs) {
  const { city, token, base } = await tablet(args)
  const outcome = await asTablet(args, city, token, ctx =>
    tellExplained(ctx, { municipality: city.id, token }),
  )
  if (!outcome.ok) return gone(args, city)
  return redirect(base, 303)
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.explanation)

export default function Explanation() {
  const { base, at } = useLoaderData<typeof loader>()
  const slide = slides[at - 1]
  if (!slide) return null
  const last = at === slides.length
  const leave = (
    <PostForm>
      <Button look={last ? 'primary' : 'text'} {...(last ? { iconEnd: 'right' as const } : {})}>
        <Say text={last ? counter.toQuestions : counter.skipExplanation} />
      </Button>
    </PostForm>
  )
  return (
    <CounterPage base={base}>
      <div className="grid items-center gap-8 lg:grid-cols-2">
        <Picture id={slide.id} />
        <div className="flex flex-col gap-6">
          <Note>
            <Say text={counter.slide} values={{ n: at, all: slides.length }} />
          </Note>
          <Heading level={1}>
            <Say text={slide.title} />
          </Heading>
          <Lead>
            <Say text={slide.text} />
          </Lead>
        </div>
      </div>
      <div className="mt-8">
        <Buttons>
          {!last && (
            <LinkButton to={`${base}/explain?slide=${at + 1}`} iconEnd="right" reload>
              <Say text={counter.next} />
            </LinkButton>
          )}
          {last && leave}
          {at > 1 && (
            <LinkButton to={`${base}/explain?slide=${at - 1}`} look="secondary" icon="left" reload>
              <Say text={counter.previous} />
            </LinkButton>
          )}
          {!last && leave}
        </Buttons>
      </div>
    </CounterPage>
  )
}
