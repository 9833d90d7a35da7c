import { useLoaderData } from 'react-router'
import type { PageArgs } from '#web/server/page.ts'
import { titled } from '../resident/title.ts'
import { CounterShell } from '../shells/counter-shell.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Say } from '../ui/say.tsx'
import { Heading, Lead } from '../ui/text.tsx'
import script from './idle-script.ts?worker&url'
import { cityAt, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

export async function loader(args: PageArgs) {
  const { slug } = await cityAt(args)
  return { base: `/${slug}/counter` }
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.done)

/** Nothing of the person is left; after a while the first screen comes by itself. */
export default function Done() {
  const { base } = useLoaderData<typeof loader>()
  return (
    <CounterShell home={base}>
      <noscript>
        <meta httpEquiv="refresh" content={`60; url=${base}`} />
      </noscript>
      <div
        data-idle
        data-leave={base}
        data-leave-after="60"
        className="flex flex-col items-center gap-8 text-center"
      >
        <Icon name="success" size={40} className="text-success" />
        <Heading level={1}>
          <Say text={counter.done} />
        </Heading>
        <Lead>
          <Say text={counter.doneLead} />
        </Lead>
        <LinkButton to={base} look="secondary" reload>
          <Say text={counter.again} />
        </LinkButton>
      </div>
      <script src={script} defer />
    </CounterShell>
  )
}
