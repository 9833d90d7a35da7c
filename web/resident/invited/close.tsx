import { data, useLoaderData } from 'react-router'
import { bearerCookie } from '#web/server/bearer.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'
import { Say } from '../../ui/say.tsx'
import { Heading, Lead, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { cityAt } from './opening.server.ts'
import { words } from './words.ts'

/** Takes the key out of this browser, which may be a family's or a library's. */
export async function loader(args: PageArgs) {
  const { slug } = await cityAt(args)
  const { publicUrl } = args.context.get(serverRequest)
  const cookie = bearerCookie(slug, null, publicUrl.startsWith('https:'))
  const sent = new URL(args.request.url).searchParams.has('sent')
  return data({ sent }, { headers: { 'Set-Cookie': cookie } })
}

interface Meta {
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, words.closedTitle)

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export default function Closed() {
  const { sent } = useLoaderData<typeof loader>()
  return (
    <ResidentPage plain>
      <Stack>
        <Heading level={1}>
          <Say text={words.closedTitle} />
        </Heading>
        <Lead>
          <Say text={sent ? words.closedSent : words.closedLead} />
        </Lead>
      </Stack>
    </ResidentPage>
  )
}
