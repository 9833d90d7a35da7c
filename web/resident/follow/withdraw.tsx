import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { follow } from '../words/follow.ts'
import { resident } from '../words/resident.ts'
import { showWithdraw, withdraw } from './follow.server.ts'

export const loader = page((ctx, args: PageArgs) => showWithdraw(ctx, args))

export async function action(args: PageArgs) {
  return withdraw(args)
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, follow.withdrawTitle, args.loaderData?.scheme.name)

export default function Withdraw() {
  const { scheme, number, causes, back } = useLoaderData<typeof loader>()
  const refused = (useActionData() as { refused?: { text: Text } } | undefined)?.refused
  return (
    <ResidentPage back={{ to: back }} contact={scheme.contact} plain>
      <Stack>
        <Heading level={1} over={<Say text={scheme.name} />}>
          <Say text={follow.withdrawTitle} />
        </Heading>
        {refused && <NotificationBanner tone="error" title={<Say text={refused.text} />} live />}
        <p>
          <Say text={resident.number} /> <b className="tabular-nums">{number}</b>
        </p>
        {causes && (
          <Lead>
            <Say text={causes} />
          </Lead>
        )}
        <PostForm>
          <Stack>
            <Textarea name="reason" label={<Say text={follow.withdrawReason} />} maxLength={500} />
            <Buttons>
              <Button look="danger" wide>
                <Say text={follow.withdrawYes} />
              </Button>
              <LinkButton to={back} look="secondary" wide reload>
                <Say text={follow.withdrawNo} />
              </LinkButton>
            </Buttons>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
