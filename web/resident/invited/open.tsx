import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import type { PageArgs } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { DateInput } from '../../ui/fields/date-input.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { openLink, showLink } from './opening.server.ts'
import { words } from './words.ts'

export async function loader(args: PageArgs) {
  return showLink(args)
}

export async function action(args: PageArgs) {
  return openLink(args)
}

interface Answered {
  problems?: FieldProblem[]
  kept?: Kept
  refused?: { code: string; text: Text }
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => [
  ...titled(args, words.open, args.loaderData?.city ? { ja: args.loaderData.city } : undefined),
  { name: 'robots', content: 'noindex' },
]

/** Behind the QR code: says whose letter it is by the city's name alone, until the recipient has proven to be that. */
export default function OpenInvitation() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const closed = 'refused' in shown ? shown.refused : undefined
  const refused = closed ?? answered?.refused
  const problems = answered?.problems ?? []
  return (
    <ResidentPage plain>
      <Stack>
        <ErrorSummary problems={problems} />
        {refused && <NotificationBanner tone="warning" title={<Say text={refused.text} />} live />}
        <Heading level={1}>
          <Say text={words.title} values={{ city: shown.city }} />
        </Heading>
        {closed ? (
          <p>
            <LinkButton to={`/${shown.slug}/i`} look="secondary">
              <Say text={words.doorTitle} />
            </LinkButton>
          </p>
        ) : (
          'factor' in shown && (
            <>
              <Lead>
                <Say text={shown.state === 'sent' ? words.sentLead : words.lead} />
              </Lead>
              <PostForm>
                <Stack>
                  {shown.factor === 'code' ? (
                    <TextInput
                      name="code"
                      label={<Say text={words.code} />}
                      required
                      width="short"
                      maxLength={12}
                    />
                  ) : (
                    <DateInput
                      name="birth"
                      label={<Say text={words.birthDate} />}
                      required
                      kept={answered?.kept ?? {}}
                      problems={problems}
                      error={problems[0] && speak(problems[0].message)}
                    />
                  )}
                  <Button wide iconEnd="right">
                    <Say text={words.open} />
                  </Button>
                </Stack>
              </PostForm>
            </>
          )
        )}
        <Note>
          <Say text={words.notMe} values={{ phone: shown.phone }} />
        </Note>
      </Stack>
    </ResidentPage>
  )
}
