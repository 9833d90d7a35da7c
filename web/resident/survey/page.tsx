import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { readPage } from '#language/form/read.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { invitationOf } from '#modules/surveys/read.ts'
import { answerSurvey } from '#modules/surveys/write.ts'
import { act, fieldsOf, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { pageRequest } from '../../ui/request.ts'
import { Say, useSay } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { survey } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const invitation = await invitationOf(ctx, params.reservation ?? '')
  return {
    city: city.slug,
    answered: invitation.answered,
    closed: invitation.closed,
    facility: invitation.facility,
    type: invitation.type,
    pages: invitation.form.pages.map(({ id, title, lead, questions }) => ({ id, title, lead, questions })),
  }
})

export async function action(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const reservationId = args.params.reservation ?? ''
  const { language } = args.context.get(pageRequest)
  const opened = await act(args, async ctx => {
    const city = await cityOf(ctx, args.params)
    residentAt(ctx, city)
    return { invitation: await invitationOf(ctx, reservationId), now: ctx.now }
  })
  if (!opened.ok) {
    const { pathname } = new URL(args.request.url)
    if (opened.refused.code === 'sign-in-first')
      return redirect(`/sign-in?next=${encodeURIComponent(pathname)}`, 303)
    return refusedData(opened.refused)
  }
  const { invitation, now } = opened.value
  let answers: Answers = {}
  const problems: FieldProblem[] = []
  for (const each of invitation.form.pages) {
    const read = readPage(invitation.form, each, fields, { language, today: tokyoDay(now), now, answers })
    answers = { ...answers, ...read.answers }
    problems.push(...read.problems)
  }
  if (problems.length > 0) return data({ problems, kept: fields as Kept }, { status: 422 })
  const outcome = await act(args, ctx =>
    answerSurvey(ctx, { reservationId, answers }, { key: fields._key?.[0] }),
  )
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fields as Kept })
  return redirect(`/${args.params.city}/survey/${reservationId}`, 303)
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, survey.title)

interface Answered {
  problems?: FieldProblem[]
  kept?: Kept
  refused?: { text: Text }
}

/** One simple page: every question of the scheme's survey, all of them optional. */
export default function Survey() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const speak = useSay()
  const problems = answered?.problems ?? []
  if (shown.answered) {
    return (
      <ResidentPage>
        <Stack>
          <Icon name="success" size={40} className="text-success" />
          <Heading level={1}>
            <Say text={survey.thanks} />
          </Heading>
          <Lead>
            <Say text={survey.thanksNote} />
          </Lead>
          <Buttons>
            <LinkButton to={`/${shown.city}`} reload>
              <Say text={survey.home} />
            </LinkButton>
          </Buttons>
        </Stack>
      </ResidentPage>
    )
  }
  if (shown.closed) {
    return (
      <ResidentPage back={{ to: `/${shown.city}` }}>
        <Stack>
          <Heading level={1}>
            <Say text={survey.title} />
          </Heading>
          <Lead>
            <Say text={survey.closed} />
          </Lead>
        </Stack>
      </ResidentPage>
    )
  }
  return (
    <ResidentPage back={{ to: `/${shown.city}` }} plain>
      <Stack>
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <Heading level={1}>
          <Say text={survey.title} />
        </Heading>
        <Lead>
          <Say text={survey.about} values={{ facility: shown.facility, type: speak(shown.type) }} />
        </Lead>
        <Note>
          <Say text={survey.free} />
        </Note>
        <PostForm>
          <Stack gap="large">
            {shown.pages.map(part => (
              <section key={part.id} aria-labelledby={`part-${part.id}`}>
                <Stack>
                  <Heading level={2} id={`part-${part.id}`}>
                    <Say text={part.title} />
                  </Heading>
                  {part.questions.map(question => (
                    <QuestionField
                      key={question.id}
                      question={question}
                      kept={answered?.kept ?? {}}
                      problems={problems}
                    />
                  ))}
                </Stack>
              </section>
            ))}
            <div className="flex flex-col gap-3 sm:flex-row sm:items-center">
              <Button wide>
                <Say text={survey.send} />
              </Button>
              <LinkButton to={`/${shown.city}`} look="text" size="medium" reload>
                <Say text={survey.later} />
              </LinkButton>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentPage>
  )
}
