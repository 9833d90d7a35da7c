import { useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Heading, Note, Prose, Stack } from '../../ui/text.tsx'
import { frame } from '../../ui/words/frame.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { resident } from '../words/resident.ts'
import { showCheck, stepOn } from './check.server.ts'
import { Papers } from './papers.tsx'

export const loader = page((ctx, args: PageArgs) => showCheck(ctx, args))

export async function action(args: PageArgs) {
  return stepOn(args)
}

/** Answers about one's health must not wait in a browser's history. */
export function headers() {
  return { 'cache-control': 'no-store' }
}

type Step = Awaited<ReturnType<typeof loader>>['step']

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, resident.check, args.loaderData?.scheme.name)

export default function Check() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as { step?: Step; refused?: { text: Text } } | undefined
  const { city, scheme } = shown
  const step = answered?.step ?? shown.step
  return (
    <ResidentPage back={{ to: `/${city.slug}/schemes/${scheme.id}` }} contact={scheme.contact}>
      {answered?.refused && (
        <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
      )}
      {step.kind === 'question' ? (
        <Ask step={step} name={scheme.name} />
      ) : (
        <Result step={step} name={scheme.name} city={city.slug} scheme={scheme.id} />
      )}
    </ResidentPage>
  )
}

function Ask({ step, name }: { step: Extract<Step, { kind: 'question' }>; name: Text }) {
  return (
    <Stack>
      <ErrorSummary problems={step.problems} />
      <Heading level={1} size={2} over={<Say text={name} />}>
        <Say text={step.title} />
      </Heading>
      <PostForm>
        {step.carried.map(({ name: carried, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one answer may be posted several times under one name
          <input key={index} type="hidden" name={carried} value={value} />
        ))}
        {step.questions.map(question => (
          <input key={question.id} type="hidden" name="_asked" value={question.id} />
        ))}
        <Stack>
          {step.questions.map(question => (
            <QuestionField
              key={question.id}
              question={{ ...question, purpose: undefined }}
              kept={step.kept}
              problems={step.problems}
            />
          ))}
          <p>
            <Button wide iconEnd="right">
              <Say text={frame.next} />
            </Button>
          </p>
          <Note>
            <Say text={resident.notKept} />
          </Note>
        </Stack>
      </PostForm>
    </Stack>
  )
}

const titles = {
  probably: resident.probably,
  no: resident.probablyNot,
  unclear: resident.cannotSay,
} as const

function Result({
  step,
  name,
  city,
  scheme,
}: {
  step: Extract<Step, { kind: 'result' }>
  name: Text
  city: string
  scheme: string
}) {
  const apply = `/${city}/apply/${scheme}`
  return (
    <Stack gap="large">
      <Stack>
        <Heading level={1} over={<Say text={name} />}>
          <Say text={titles[step.outcome]} />
        </Heading>
        <p className="flex flex-wrap items-center gap-3">
          <StatusBadge status={step.outcome === 'probably' ? 'good' : 'neutral'} icon="info">
            <Say text={resident.estimate} />
          </StatusBadge>
          <span>
            <Say text={resident.estimateNote} />
          </span>
        </p>
        {step.careful && (
          <Prose>
            {step.careful.map(paragraph => (
              <p key={paragraph.ja}>
                <Say text={paragraph} />
              </p>
            ))}
          </Prose>
        )}
        {step.reasons.length > 0 && (
          <section className="flex flex-col gap-3">
            <Heading level={2} size={3}>
              <Say text={resident.because} />
            </Heading>
            {step.reasons.map(each => (
              <div key={each.rule} className="border-l-4 border-line-strong pl-4">
                <p>
                  <Say text={each.reason} />
                </p>
                {each.remedy && (
                  <p className="mt-1">
                    <Say text={each.remedy} />
                  </p>
                )}
                <Note>{each.clause}</Note>
              </div>
            ))}
          </section>
        )}
        {step.outcome !== 'no' && step.holds.length + step.confirms.length > 0 && (
          <Reasons holds={step.holds} confirms={step.confirms} />
        )}
      </Stack>
      {step.outcome !== 'no' && <Papers documents={step.documents} />}
      <Stack gap="small">
        {step.outcome !== 'probably' && (
          <Note>
            <Say text={resident.stillAsk} />
          </Note>
        )}
        <Buttons>
          <LinkButton to={apply} wide look={step.outcome === 'no' ? 'secondary' : 'primary'} reload>
            <Say text={resident.apply} />
          </LinkButton>
          <LinkButton to={`/${city}/schemes/${scheme}/check`} look="text" size="medium" reload>
            <Say text={resident.startAgain} />
          </LinkButton>
        </Buttons>
      </Stack>
    </Stack>
  )
}

function Reasons({
  holds,
  confirms,
}: {
  holds: { rule: string; name: Text }[]
  confirms: { rule: string; name: Text }[]
}) {
  return (
    <div className="flex flex-col gap-4">
      {holds.length > 0 && (
        <section>
          <Heading level={2} size={4}>
            <Say text={resident.fits} />
          </Heading>
          <ul className="list-disc pl-6">
            {holds.map(each => (
              <li key={each.rule}>
                <Say text={each.name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {confirms.length > 0 && (
        <section>
          <Heading level={2} size={4}>
            <Say text={resident.dependsOn} />
          </Heading>
          <ul className="list-disc pl-6">
            {confirms.map(each => (
              <li key={each.rule}>
                <Say text={each.name} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
