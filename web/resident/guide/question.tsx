import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { frame } from '../../ui/words/frame.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { PutFields } from './put-fields.tsx'
import { showQuestion, takeAnswer } from './question.server.ts'
import { unkept } from './state.server.ts'
import { guide } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showQuestion(ctx, args))

export async function action(args: PageArgs) {
  return takeAnswer(args)
}

export function headers() {
  return unkept
}

interface Answered {
  kept?: Kept
  problems?: FieldProblem[]
  refused?: { text: Text }
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

// Not the question: a tab's title is read over one's shoulder.
export const meta = (args: Meta) => titled(args, args.loaderData?.only?.name ?? guide.title)

export default function GuideQuestion() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const problems = answered?.problems ?? []
  const { puts, number, settles } = shown
  return (
    <ResidentPage back={{ to: shown.back }} contact={shown.only?.contact} plain>
      <Stack>
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <Heading level={1} size={4} over={shown.only && <Say text={shown.only.name} />}>
          <Say text={guide.question} values={{ n: number }} />
          {shown.titles.map(
            title =>
              title && (
                <span key={title.ja} className="ml-3 font-normal text-ink-soft">
                  <Say text={title} />
                </span>
              ),
          )}
        </Heading>
        <PostForm>
          {shown.asks.map(ask => (
            <input key={ask} type="hidden" name="_ask" value={ask} />
          ))}
          <Stack>
            {/* Enter presses the first button of a form: it must not be "remove" or "add". */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
              {speak(frame.next)}
            </button>
            {puts.map(put => (
              <PutFields
                key={put.question.id}
                put={put}
                kept={answered?.kept ?? shown.kept}
                problems={problems}
              />
            ))}
            {!shown.again && (
              <Note>
                {settles > 0 && shown.open > 0 ? (
                  <Say text={guide.maySettle} values={{ n: settles }} />
                ) : (
                  <Say text={guide.mayMatter} />
                )}
              </Note>
            )}
            <div className="mt-2 flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
              <Button wide iconEnd="right">
                <Say text={frame.next} />
              </Button>
              {shown.none && (
                <Button look="secondary" wide name="_none" value="yes" formNoValidate>
                  <Say text={guide[shown.none]} />
                </Button>
              )}
              <Button look="text" size="medium" name="_skip" value="yes" formNoValidate>
                <Say text={guide.skip} />
              </Button>
            </div>
          </Stack>
        </PostForm>
        <SoFar />
      </Stack>
    </ResidentPage>
  )
}

/** What has come out already, folded away and small. */
function SoFar() {
  const { settled, open, base, number } = useLoaderData<typeof loader>()
  if (number === 1) return null
  return (
    <aside className="border-t border-line pt-4">
      {settled.length > 0 && (
        <Disclosure summary={<Say text={guide.settled} values={{ n: settled.length }} />} small>
          <ul className="space-y-1 text-[0.9375rem]">
            {settled.map(({ id, name, outcome }) => (
              <li key={id}>
                <Say text={name} />：
                <Say
                  text={
                    outcome === 'eligible'
                      ? guide.likely
                      : outcome === 'unknown'
                        ? guide.unclear
                        : guide.unlikely
                  }
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Note>
        {open > 0 && <Say text={guide.stillOpen} values={{ n: open }} />}{' '}
        <TextLink to={`${base}/result`} reload>
          <Say text={guide.toResult} />
        </TextLink>
      </Note>
    </aside>
  )
}
