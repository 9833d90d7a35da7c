import { redirect, useLoaderData } from 'react-router'
import { sentCase } from '#modules/invitations/drafting/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Lead, Stack } from '../../ui/text.tsx'
import { headOf } from '../apply/step.server.ts'
import { cityOf } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { resident } from '../words/resident.ts'
import { words } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const sent = await sentCase(ctx)
  if (!sent) throw redirect(`/${city.slug}/invited`)
  return { slug: city.slug, number: sent.number, state: sent.state, scheme: headOf(sent.scheme) }
})

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, words.sentTitle, args.loaderData?.scheme.name)

export default function InvitedSent() {
  const { slug, number, scheme, state } = useLoaderData<typeof loader>()
  return (
    <ResidentPage contact={scheme.contact} plain>
      <Stack>
        <Heading level={1} over={<Say text={scheme.name} />}>
          <Say text={words.sentTitle} />
        </Heading>
        <Card tone="accent">
          <p className="text-ink-soft">
            <Say text={resident.number} />
          </p>
          <p className="text-[1.75rem] font-bold tabular-nums">{number}</p>
        </Card>
        <Lead>
          <Say text={words.sentNext} />
        </Lead>
        {state && (
          <Stack gap="small">
            <Heading>
              <Say text={words.state} />
            </Heading>
            <p className="font-bold">
              <Say text={state.label} />
            </p>
            <p>
              <Say text={state.waits ? words.correct : state.next} />
            </p>
          </Stack>
        )}
        <p>
          <LinkButton to={`/${slug}/invited/close?sent`} look="secondary">
            <Say text={words.close} />
          </LinkButton>
        </p>
      </Stack>
    </ResidentPage>
  )
}
