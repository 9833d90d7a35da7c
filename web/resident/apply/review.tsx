import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { boxId } from '../../ui/fields/field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Lead, Note, Stack, Unseen } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { apply } from '../words/apply.ts'
import { send, showReview } from './review.server.ts'

export const loader = page((ctx, args: PageArgs) => showReview(ctx, args))

export async function action(args: PageArgs) {
  return send(args)
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, apply.review, args.loaderData?.scheme.name)

export default function Review() {
  const { city, scheme, pages, complete, goOn, back, newer } = useLoaderData<typeof loader>()
  const refused = (useActionData() as { refused?: { text: Text } } | undefined)?.refused
  const speak = useSay()
  return (
    <ResidentPage back={{ to: back }} contact={scheme.contact} plain>
      <Stack gap="large">
        <Stack>
          <Heading level={1} over={<Say text={scheme.name} />}>
            <Say text={apply.review} />
          </Heading>
          {refused && <NotificationBanner tone="error" title={<Say text={refused.text} />} live />}
          <Lead>
            <Say text={apply.reviewNote} />
          </Lead>
          {goOn && (
            <NotificationBanner tone="warning" title={<Say text={apply.incomplete} />}>
              <p>
                <LinkButton to={goOn} size="medium" reload>
                  <Say text={apply.goOn} />
                </LinkButton>
              </p>
            </NotificationBanner>
          )}
          {newer && <Newer newer={newer} />}
        </Stack>
        <DescriptionList
          items={pages.flatMap(each =>
            each.rows.map((row, index) => ({
              term: (
                <>
                  {index === 0 && (
                    <span className="block font-bold text-ink">
                      <Say text={each.title} />
                    </span>
                  )}
                  <Say text={row.label} />
                </>
              ),
              detail: row.answered ? (
                row.text || <span className="text-ink-soft">{speak(apply.blank)}</span>
              ) : (
                <span className="font-bold text-danger">{speak(apply.unanswered)}</span>
              ),
              change: {
                to: `${each.to}#${boxId(row.id)}`,
                label: (
                  <>
                    <Say text={apply.change} />
                    <Unseen>
                      <Say text={apply.changeWhat} values={{ what: speak(row.label) }} />
                    </Unseen>
                  </>
                ),
              },
            })),
          )}
        />
        {complete && (
          <PostForm>
            <Stack gap="small">
              <Note>
                <Say text={apply.sendNote} values={{ city: city.name }} />
              </Note>
              <Button wide icon="check">
                <Say text={apply.send} />
              </Button>
            </Stack>
          </PostForm>
        )}
      </Stack>
    </ResidentPage>
  )
}

/** A newer version is there: the draft stays as it is unless the writer wants it otherwise, knowing what differs. */
function Newer({ newer }: { newer: { to: string; added: Text[]; dropped: Text[]; changed: Text[] } }) {
  const lists = [
    [apply.addedQuestions, newer.added],
    [apply.droppedQuestions, newer.dropped],
    [apply.changedQuestions, newer.changed],
  ] as const
  return (
    <NotificationBanner tone="info" title={<Say text={apply.newerScheme} />}>
      <p>
        <Say text={apply.newerSchemeNote} />
      </p>
      <Disclosure summary={<Say text={apply.renew} />} small>
        <dl className="space-y-2">
          {lists.map(([term, labels]) => (
            <div key={term.ja}>
              <dt className="font-bold">
                <Say text={term} />
              </dt>
              <dd>
                {labels.length === 0 ? (
                  <Say text={apply.noQuestions} />
                ) : (
                  <ul className="list-disc pl-6">
                    {labels.map(label => (
                      <li key={label.ja}>
                        <Say text={label} />
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <PostForm action={newer.to} className="mt-4">
          <Button look="secondary" size="medium">
            <Say text={apply.renew} />
          </Button>
        </PostForm>
      </Disclosure>
    </NotificationBanner>
  )
}
