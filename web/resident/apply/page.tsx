import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { ProgressSteps } from '../../ui/progress-steps.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { apply } from '../words/apply.ts'
import { claimIn, keepPage, showPage } from './page.server.ts'

export const loader = page(
  (ctx, args: PageArgs) => showPage(ctx, args),
  ({ request }) => claimIn(request),
)

export async function action(args: PageArgs) {
  return keepPage(args)
}

interface Answered {
  problems?: FieldProblem[]
  kept?: Kept
  closed?: string[]
  revision?: number
  replaced?: { label: Text; before: string }[]
  goOn?: string
  refused?: { text: Text }
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, args.loaderData?.page.title, args.loaderData?.scheme.name)

export default function ApplyPage() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const { questions, scheme } = shown
  const kept = answered?.kept ?? shown.kept
  const problems = answered?.problems ?? []
  const required = new Set(shown.required)
  const title = speak(shown.page.title)
  // One question: the page's title would only say it twice.
  const alone = questions.length === 1 && !shown.page.lead
  return (
    <ResidentPage back={{ to: shown.back }} contact={scheme.contact} plain>
      <Stack>
        <ProgressSteps page={shown.at} pages={shown.pages} title={<Say text={scheme.name} />} />
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        {answered?.replaced && <Replaced rows={answered.replaced} goOn={answered.goOn ?? ''} />}
        {shown.held && !answered && (
          <NotificationBanner tone="warning" title={<Say text={apply.held} />}>
            <p>
              <Say text={apply.heldNote} />
            </p>
          </NotificationBanner>
        )}
        <Heading level={1} size={alone ? 2 : 1}>
          {title}
        </Heading>
        {shown.page.lead && (
          <Lead>
            <Say text={shown.page.lead} />
          </Lead>
        )}
        {shown.suggested && !answered && (
          <Note>
            <Say text={apply.prefilled} />
          </Note>
        )}
        <PostForm files={questions.some(question => question.kind === 'file')}>
          <input type="hidden" name="_revision" value={answered?.revision ?? shown.revision} />
          {shown.fromReview && <input type="hidden" name="_from" value="review" />}
          {questions.map(question => (
            <input key={question.id} type="hidden" name="_shown" value={question.id} />
          ))}
          <Stack>
            {/* Enter presses the first button of a form: it must not be "remove" or "add". */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
              {speak(apply.next)}
            </button>
            {questions.map(question => (
              <QuestionField
                key={question.id}
                question={question}
                kept={kept}
                problems={problems}
                closed={answered?.closed ?? shown.closed}
                requiredNow={asked => required.has(asked.id) || (asked.required === true && !isTop(asked.id))}
                fileHref={hash => `${shown.files}/${hash}`}
              />
            ))}
            {shown.takesMore && (
              <Button look="secondary" size="medium" name="_more" value="yes" formNoValidate icon="plus">
                <Say text={apply.sendMore} />
              </Button>
            )}
            <div className="mt-2 flex flex-col gap-3 sm:flex-row sm:items-center">
              <Button wide iconEnd="right">
                <Say text={shown.fromReview ? apply.toReview : apply.next} />
              </Button>
              <Button look="text" size="medium" name="_later" value="yes" formNoValidate>
                <Say text={apply.later} />
              </Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentPage>
  )

  function isTop(id: string): boolean {
    return questions.some(question => question.id === id)
  }
}

/** Two windows were at work: what the other one held, so that nothing is lost unsaid. */
function Replaced({ rows, goOn }: { rows: { label: Text; before: string }[]; goOn: string }) {
  return (
    <NotificationBanner tone="warning" title={<Say text={apply.overtaken} />} live>
      <ul className="space-y-1">
        {rows.map(row => (
          <li key={row.label.ja}>
            <Say text={row.label} />
            <br />
            <Say text={apply.overtakenBefore} />
            {row.before || <Say text={apply.blank} />}
          </li>
        ))}
      </ul>
      <p>
        <LinkButton to={goOn} size="medium">
          <Say text={apply.overtakenGo} />
        </LinkButton>
      </p>
    </NotificationBanner>
  )
}
