import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { askAt } from '#modules/eligibility/guide/rules.ts'
import { fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { PutFields } from '../resident/guide/put-fields.tsx'
import { answerTo, withRow } from '../resident/guide/question.server.ts'
import { guide } from '../resident/guide/words.ts'
import { titled } from '../resident/title.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../ui/fields/kept.ts'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say, useSay } from '../ui/say.tsx'
import { Buttons, Heading, Note, Stack } from '../ui/text.tsx'
import { frame } from '../ui/words/frame.ts'
import { CounterPage } from './frame.tsx'
import { keep, tablet, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

const numberIn = ({ params }: PageArgs) => {
  const number = Number(params.step)
  return Number.isInteger(number) && number > 0 && number <= 200 ? number : 1
}

/** One question. What was said to it before is not shown: others may be looking. */
export async function loader(args: PageArgs) {
  const { kept, guiding, base } = await tablet(args)
  const number = numberIn(args)
  const at = askAt(guiding, kept.guide, number)
  if (!at) {
    const open = kept.guide.steps.length + 1
    throw redirect(number === open ? `${base}/result` : `${base}/ask/${open}`)
  }
  const back = number > 1 ? `${base}/ask/${number - 1}` : `${base}/explain`
  const { put, ask, again } = at
  return { base, number, back, put, ask: ask.id, again, kept: withRow({ put }, {}) }
}

export async function action(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const here = await tablet(args)
  const { kept, guiding, base } = here
  const number = numberIn(args)
  const at = askAt(guiding, kept.guide, number)
  const goOn = (steps: number) => redirect(`${base}/ask/${steps + 1}`, 303)
  // Pressed twice, or a page of an earlier state: on with what is open.
  if (!at || fields._ask?.[0] !== at.ask.id) return goOn(kept.guide.steps.length)
  if (fields._keep && at.again) return goOn(kept.guide.steps.length)
  const next = answerTo({ guiding, state: kept.guide }, at, number, fields, args)
  if ('kept' in next) return data(next, { status: next.problems ? 422 : 200 })
  const outcome = await keep(args, here, { ...kept, guide: next })
  if (!outcome.ok) return refusedData(outcome.refused)
  return goOn(next.steps.length)
}

export function headers() {
  return unkept
}

// Not the question: a tab's title is read over one's shoulder.
export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.title)

interface Answered {
  kept?: Kept
  problems?: FieldProblem[]
  refused?: { text: Text }
}

export default function Ask() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const problems = answered?.problems ?? []
  const { put, number, again, base } = shown
  const list = put.kind === 'whole' && put.question.kind === 'members'
  return (
    <CounterPage base={base}>
      <Stack>
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <Heading level={1} size={4}>
          <Say text={counter.question} values={{ n: number }} />
        </Heading>
        {again && (
          <Note>
            <Say text={counter.hidden} />
          </Note>
        )}
        <PostForm>
          <input type="hidden" name="_ask" value={shown.ask} />
          <Stack gap="large">
            {/* Enter presses the first button of a form: it must not be "remove" or "add". */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
              {speak(frame.next)}
            </button>
            <PutFields put={put} kept={answered?.kept ?? shown.kept} problems={problems} />
            <Buttons>
              <Button iconEnd="right">
                <Say text={frame.next} />
              </Button>
              {again && (
                <Button look="secondary" name="_keep" value="yes" formNoValidate>
                  <Say text={counter.keepAnswer} />
                </Button>
              )}
              {list && (
                <Button look="secondary" name="_none" value="yes" formNoValidate>
                  <Say text={guide.nobody} />
                </Button>
              )}
              <Button look="text" name="_skip" value="yes" formNoValidate>
                <Say text={guide.skip} />
              </Button>
              {number === 1 && !again && (
                <LinkButton to={`${base}/resume`} look="text" reload>
                  <Say text={counter.fromHome} />
                </LinkButton>
              )}
              <LinkButton to={shown.back} look="text" icon="left" reload>
                <Say text={frame.back} />
              </LinkButton>
            </Buttons>
          </Stack>
        </PostForm>
      </Stack>
    </CounterPage>
  )
}
