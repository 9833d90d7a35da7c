import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { LinkCard } from '../../ui/card.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Heading, Prose, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { Papers } from '../scheme/papers.tsx'
import { titled } from '../title.ts'
import { apply } from '../words/apply.ts'
import { resident } from '../words/resident.ts'
import { begin, showStart } from './start.server.ts'

export const loader = page((ctx, args: PageArgs) => showStart(ctx, args))

export async function action(args: PageArgs) {
  return begin(args)
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, apply.before, args.loaderData?.scheme.name)

export default function Start() {
  const { city, scheme, minutes, documents, drafts, cases, now } = useLoaderData<typeof loader>()
  const refused = (useActionData() as { refused?: { text: Text } } | undefined)?.refused
  const speak = useSay()
  const begun = drafts.length > 0
  return (
    <ResidentPage back={{ to: `/${city.slug}/schemes/${scheme.id}` }} contact={scheme.contact}>
      <Stack gap="large">
        <Stack>
          <Heading level={1}>
            <Say text={apply.title} values={{ scheme: speak(scheme.name) }} />
          </Heading>
          {refused && <NotificationBanner tone="error" title={<Say text={refused.text} />} live />}
          {cases.length > 0 && (
            <NotificationBanner tone="info" title={<Say text={apply.already} />}>
              <p>
                <Say text={apply.alreadyNote} />
              </p>
              <ul>
                {cases.map(each => (
                  <li key={each.id}>
                    <a className="link" href={`/${city.slug}/applications/${each.id}`}>
                      {each.number} <Say text={each.label} />
                    </a>
                  </li>
                ))}
              </ul>
            </NotificationBanner>
          )}
          {drafts.map(draft => (
            <div key={draft.id} className="flex flex-col gap-1">
              <LinkCard
                to={draft.to}
                title={<Say text={apply.resume} />}
                status={
                  <StatusBadge status="waiting">
                    <Say text={resident.draft} />
                  </StatusBadge>
                }
                about={
                  <>
                    <Say text={resident.savedAt} />
                    <RelativeTime at={draft.at} now={now} />
                  </>
                }
              />
              <p>
                <a
                  className="link inline-flex min-h-11 items-center"
                  href={`/${city.slug}/apply/${scheme.id}/${draft.id}/discard`}
                >
                  <Say text={apply.discard} />
                </a>
              </p>
            </div>
          ))}
        </Stack>
        <Stack>
          <Heading>
            <Say text={apply.before} />
          </Heading>
          <Prose>
            <ul>
              <li>
                <Say text={apply.takes} values={{ minutes }} />
              </li>
              <li>
                <Say text={apply.keeps} />
              </li>
            </ul>
          </Prose>
          <Papers documents={documents} />
        </Stack>
        <PostForm>
          <Buttons>
            <Button
              wide
              look={begun ? 'secondary' : 'primary'}
              {...(begun ? {} : { iconEnd: 'right' as const })}
            >
              <Say text={begun ? apply.startNew : apply.start} />
            </Button>
            <LinkButton to={`/${city.slug}/schemes/${scheme.id}/check`} look="text" size="medium" reload>
              <Say text={resident.check} />
            </LinkButton>
          </Buttons>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
