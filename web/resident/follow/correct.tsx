import { useActionData, useLoaderData } from 'react-router'
import type { Question } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Lead, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { follow } from '../words/follow.ts'
import { AnswersByPage } from './answers.tsx'
import { sendCorrection, showCorrection } from './correct.server.ts'

export const loader = page((ctx, args: PageArgs) => showCorrection(ctx, args))

export async function action(args: PageArgs) {
  return sendCorrection(args)
}

interface Answered {
  kept?: Kept
  questions?: Question[]
  closed?: string[]
  problems?: FieldProblem[]
  /** Questions came up that were not on the page yet. */
  opened?: boolean
  refused?: { text: Text }
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) =>
  titled(args, args.loaderData?.title ?? follow.correctTitle, args.loaderData?.scheme.name)

export default function Correct() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const questions = answered?.questions ?? shown.questions
  const problems = answered?.problems ?? []
  return (
    <ResidentPage back={{ to: shown.back }} contact={shown.scheme.contact} plain>
      <Stack>
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        {answered?.opened && <NotificationBanner tone="info" title={<Say text={follow.opened} />} live />}
        <Heading level={1} over={<Say text={shown.scheme.name} />}>
          <Say text={shown.title} />
        </Heading>
        {shown.lead && (
          <Lead>
            <Say text={shown.lead} />
          </Lead>
        )}
        <PostForm files={questions.some(question => question.kind === 'file')}>
          {questions.map(question => (
            <input key={question.id} type="hidden" name="_shown" value={question.id} />
          ))}
          <Stack gap="large">
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
              →
            </button>
            {questions.map(question => (
              <QuestionField
                key={question.id}
                question={question}
                kept={answered?.kept ?? shown.kept}
                problems={problems}
                closed={answered?.closed ?? shown.closed}
                remarks={shown.remarks}
                fileHref={hash => `${shown.files}/${hash}`}
              />
            ))}
            <p>
              <Button wide icon="check">
                <Say text={shown.button} />
              </Button>
            </p>
          </Stack>
        </PostForm>
        <Disclosure summary={<Say text={follow.others} />}>
          <AnswersByPage pages={shown.others} />
        </Disclosure>
      </Stack>
    </ResidentPage>
  )
}
