import { useLoaderData } from 'react-router'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { apply } from '../words/apply.ts'
import { resident } from '../words/resident.ts'
import { discard, showDiscard } from './start.server.ts'

export const loader = page((ctx, args: PageArgs) => showDiscard(ctx, args))

export async function action(args: PageArgs) {
  return discard(args)
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, apply.discardTitle, args.loaderData?.scheme.name)

export default function Discard() {
  const { scheme, at, now, back } = useLoaderData<typeof loader>()
  return (
    <ResidentPage back={{ to: back }} contact={scheme.contact} plain>
      <Stack>
        <Heading level={1} over={<Say text={scheme.name} />}>
          <Say text={apply.discardTitle} />
        </Heading>
        <Lead>
          <Say text={apply.discardNote} />
        </Lead>
        <Note>
          <Say text={resident.savedAt} />
          <RelativeTime at={at} now={now} />
        </Note>
        <PostForm>
          <Buttons>
            <Button look="danger" icon="trash" wide>
              <Say text={apply.discardYes} />
            </Button>
            <LinkButton to={back} look="secondary" wide reload>
              <Say text={apply.keepIt} />
            </LinkButton>
          </Buttons>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
