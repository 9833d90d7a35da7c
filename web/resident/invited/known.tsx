import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { keepRemark, showKnown } from './known.server.ts'
import { words } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showKnown(ctx, args))

export async function action(args: PageArgs) {
  return keepRemark(args)
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, words.knownTitle, args.loaderData?.scheme.name)

export default function Known() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as { refused?: { text: Text }; remark?: string } | undefined
  const { city, scheme, town } = shown
  return (
    <ResidentPage contact={scheme.contact} plain>
      <Stack gap="large">
        <Stack>
          {answered?.refused && (
            <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
          )}
          {shown.kept && <NotificationBanner tone="success" title={<Say text={words.differsKept} />} live />}
          <Heading level={1} over={<Say text={scheme.name} />}>
            <Say text={words.knownTitle} />
          </Heading>
          <Lead>
            <Say text={words.knownLead} />
          </Lead>
        </Stack>
        <DescriptionList
          items={[
            { term: <Say text={words.person} />, detail: shown.name },
            ...(town
              ? [
                  {
                    term: <Say text={words.home} />,
                    detail: <Say text={words.homeMasked} values={{ city: city.name, town }} />,
                  },
                ]
              : []),
            ...(shown.children > 0
              ? [
                  {
                    term: <Say text={words.children} />,
                    detail: <Say text={words.childrenCount} values={{ n: shown.children }} />,
                  },
                ]
              : []),
          ]}
        />
        <Note>
          <Say text={words.others} values={{ n: shown.given }} />
        </Note>
        <Stack>
          <p>
            <Say text={words.count} values={{ n: shown.todo }} />
          </p>
          <p>
            <LinkButton to={shown.to} wide iconEnd="right">
              <Say text={shown.begun ? words.resume : words.start} />
            </LinkButton>
          </p>
          <Note>
            <Say text={words.estimate} />
          </Note>
        </Stack>
        <Disclosure
          summary={<Say text={words.differs} />}
          open={shown.remark !== '' || answered !== undefined}
        >
          <PostForm>
            <Stack>
              <Textarea
                name="remark"
                label={<Say text={words.differsLabel} />}
                value={answered?.remark ?? shown.remark}
                maxLength={1000}
                rows={3}
              />
              <Button look="secondary" size="medium">
                <Say text={words.differsKeep} />
              </Button>
            </Stack>
          </PostForm>
        </Disclosure>
      </Stack>
    </ResidentPage>
  )
}
