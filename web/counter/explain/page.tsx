import { data, redirect, useLoaderData } from 'react-router'
import { filmOf } from '#modules/visits/explanation/read.ts'
import { videoSeconds } from '#modules/visits/rules.ts'
import { tellExplained, touchTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { policy } from '#web/server/policy.ts'
import { titled } from '../../resident/title.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { pageRequest } from '../../ui/request.ts'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note } from '../../ui/text.tsx'
import { CounterPage } from '../frame.tsx'
import { asTablet, gone, tablet, unkept } from '../tablet.server.ts'
import { counter } from '../words.ts'
import { Picture } from './picture.tsx'
import { slides } from './slides.ts'

export async function loader(args: PageArgs) {
  const search = new URL(args.request.url).searchParams
  const { base, city, token } = await tablet(args)
  const found = await asTablet(args, city, token, async ctx => {
    await touchTablet(ctx, city.id, token, search.has('slide') ? undefined : videoSeconds)
    return filmOf(ctx, city.id)
  })
  const film = found.ok && !search.has('slide') ? found.value : undefined
  const asked = Number(search.get('slide') ?? 1)
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), slides.length) : 1
  const { nonce } = args.context.get(pageRequest)
  // A film stands elsewhere; its pages, and no others, may load from there.
  const headers = new Headers(unkept)
  if (film) {
    const origin = new URL(film.address).origin
    headers.set('content-security-policy', `${policy(nonce)}; media-src 'self' ${origin}`)
  }
  return data(
    { base, at, film: film ? { address: film.address, transcript: film.transcript } : null },
    { headers },
  )
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

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.explanation)

export default function Explanation() {
  const { base, at, film } = useLoaderData<typeof loader>()
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
  if (film) {
    return (
      <CounterPage base={base} film>
        <div className="flex flex-col gap-6">
          <Heading level={1} size={2}>
            <Say text={counter.explanation} />
          </Heading>
          <video controls preload="metadata" src={film.address} className="w-full rounded-16 bg-black">
            <track kind="captions" srcLang="ja" label="日本語" src={`${base}/captions`} default />
          </video>
          <Disclosure summary={<Say text={counter.transcript} />}>
            <p className="whitespace-pre-line">{film.transcript}</p>
          </Disclosure>
          <Buttons>
            <PostForm>
              <Button iconEnd="right">
                <Say text={counter.toQuestions} />
              </Button>
            </PostForm>
            <LinkButton to={`${base}/explain?slide=1`} look="secondary" reload>
              <Say text={counter.pictures} />
            </LinkButton>
          </Buttons>
        </div>
      </CounterPage>
    )
  }
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
