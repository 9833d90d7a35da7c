import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import type { Text } from '#language/text.ts'
import { boxesOf, fillIn, nameOf, nextToFill, type ToFill } from '#modules/visits/filling/rules.ts'
import { fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { PutFields } from '../resident/guide/put-fields.tsx'
import { titled } from '../resident/title.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../ui/fields/kept.ts'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say, useSay } from '../ui/say.tsx'
import { Buttons, Heading, Note, Stack } from '../ui/text.tsx'
import { frame } from '../ui/words/frame.ts'
import { CounterPage } from './frame.tsx'
import { keep, tablet, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

/** What the forms still need, one question at a time. When nothing is left: the forms. */
export async function loader(args: PageArgs) {
  const { kept, guiding, base } = await tablet(args)
  if (kept.chosen.length === 0) throw redirect(`${base}/result`)
  const fill = nextToFill(guiding, kept)
  if (!fill) throw redirect(`${base}/forms`)
  return { base, fill: shown(fill), kept: boxesOf(fill) }
}

function shown({ id, question, rows }: ToFill) {
  const put = rows
    ? { kind: 'rows' as const, question, rows }
    : { kind: 'whole' as const, question: { ...question, when: undefined } }
  return { id, put }
}

export async function action(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const here = await tablet(args)
  const { kept, guiding, base, now } = here
  const fill = nextToFill(guiding, kept)
  // Pressed twice, or an older page: on with what is open.
  if (!fill || fields._fill?.[0] !== fill.id) return redirect(`${base}/fill`, 303)
  const { language } = args.context.get(pageRequest)
  if (fill.question.kind === 'members' && !fill.rows) {
    const edited = editMembers(fields, fill.question)
    if (edited.pressed) return data({ kept: edited.fields })
  }
  const filled = fields._leave
    ? { ok: true as const, kept: { ...kept, left: [...kept.left, ...leftBy(fill)] } }
    : fillIn(guiding, kept, fill, fields, { language, now })
  if (!filled.ok) return data({ kept: filled.boxes, problems: filled.problems }, { status: 422 })
  const outcome = await keep(args, here, filled.kept, { name: nameOf(guiding, filled.kept) })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`${base}/fill`, 303)
}

/** What is left blank is not asked again: the question, or the fields of the people it is about. */
function leftBy({ id, question, rows }: ToFill): string[] {
  if (!rows) return [id]
  const asked = new Set(rows.flatMap(row => row.questions.map(each => each.id.split('.').at(-1))))
  return (question.fields ?? [])
    .filter(field => asked.has(field.id))
    .map(field => `${question.fact ?? question.id}.${field.fact ?? field.id}`)
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.title)

interface Answered {
  kept?: Kept
  problems?: FieldProblem[]
  refused?: { text: Text }
}

export default function Fill() {
  const { base, fill, kept } = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const problems = answered?.problems ?? []
  return (
    <CounterPage base={base}>
      <Stack>
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <Heading level={1} size={4}>
          <Say text={counter.once} />
        </Heading>
        <PostForm>
          <input type="hidden" name="_fill" value={fill.id} />
          <Stack gap="large">
            {/* Enter presses the first button of a form: it must not be "remove" or "add". */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
              {speak(frame.next)}
            </button>
            <PutFields put={fill.put} kept={answered?.kept ?? kept} problems={problems} />
            <Buttons>
              <Button iconEnd="right">
                <Say text={frame.next} />
              </Button>
              <Button look="text" name="_leave" value="yes" formNoValidate>
                <Say text={counter.leave} />
              </Button>
              <LinkButton to={`${base}/result`} look="text" icon="left" reload>
                <Say text={frame.back} />
              </LinkButton>
            </Buttons>
            <Note>
              <Say text={counter.leaveNote} />
            </Note>
          </Stack>
        </PostForm>
      </Stack>
    </CounterPage>
  )
}
