import { Link, useActionData, useLoaderData, useLocation } from 'react-router'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FieldProblem, Kept } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import { Span } from '../span.tsx'
import { Closed } from './closed.tsx'
import { doReport, type ShownReport, showReport } from './report.server.ts'
import { Review } from './review.tsx'

export const loader = page(showReport)
export async function action(args: PageArgs) {
  return doReport(args)
}

export const meta = ({ loaderData }: { loaderData?: ShownReport }) => [
  { title: loaderData ? `${loaderData.reservation.holder}さんの実施報告` : '実施報告' },
]

interface Answered {
  problems?: FieldProblem[]
  kept?: Kept
  revision?: number
  refused?: { text: Text; code: string }
  did?: string
}

export default function ReportPage() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const { reservation } = shown
  return (
    <Stack>
      <BackLink to="/facility/reports">実施報告</BackLink>
      <div>
        <Heading level={1} over={`${reservation.municipality}　${reservation.type}`}>
          {reservation.holder} さん
        </Heading>
        <p className="mt-1 text-ink-soft">
          <Span startsAt={reservation.startsAt} endsAt={reservation.endsAt} nights={reservation.nights} />
        </p>
      </div>
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      {shown.closedAt ? <Closed shown={shown} /> : <Open shown={shown} answered={answered} />}
    </Stack>
  )
}

function Open({ shown, answered }: { shown: ShownReport; answered: Answered | undefined }) {
  if (shown.reservation.state !== 'accepted') {
    return (
      <NotificationBanner tone="info" title="この予約の報告は書けません">
        <p>予約が取り消されたか、来所なしになっています。今日の予約で状態を確かめてください。</p>
      </NotificationBanner>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 md:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-x-12">
      <Steps shown={shown} />
      {shown.page === 'review' ? <Review shown={shown} /> : <Step shown={shown} answered={answered} />}
    </div>
  )
}

/** Where the report stands; every step can be gone to at any time. */
function Steps({ shown }: { shown: ShownReport }) {
  const { pathname } = useLocation()
  const steps = [
    ...shown.pages,
    { id: 'review', title: '確かめて確定', state: shown.complete ? ('todo' as const) : ('blocked' as const) },
  ]
  return (
    <nav aria-label="報告の項目" className="min-w-0">
      <ol className="flex gap-1 overflow-x-auto md:sticky md:top-6 md:flex-col">
        {steps.map((step, index) => (
          <li key={step.id} className="shrink-0">
            <Link
              to={`${pathname}?page=${step.id}`}
              aria-current={step.id === shown.page ? 'step' : undefined}
              className="flex min-h-12 items-center gap-2.5 rounded-8 px-3 text-ink no-underline hover:bg-accent-soft aria-[current]:bg-blue-100 aria-[current]:font-bold aria-[current]:text-accent"
            >
              {step.state === 'done' ? (
                <Icon name="success" size={20} label="書きました" className="text-success" />
              ) : (
                <span
                  aria-hidden="true"
                  className="flex size-5 items-center justify-center rounded-full border border-solid-gray-420 text-[0.75rem]"
                >
                  {index + 1}
                </span>
              )}
              <span className="whitespace-nowrap">{step.title}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step({ shown, answered }: { shown: ShownReport; answered: Answered | undefined }) {
  const kept = answered?.kept ?? shown.kept
  const problems = answered?.problems ?? []
  const required = new Set(shown.required)
  const title = shown.pages.find(each => each.id === shown.page)?.title
  const last = shown.pages.at(-1)?.id === shown.page
  return (
    <PostForm key={shown.page}>
      <input type="hidden" name="_page" value={shown.page} />
      <input type="hidden" name="_revision" value={answered?.revision ?? shown.revision} />
      {shown.questions.map(question => (
        <input key={question.id} type="hidden" name="_shown" value={question.id} />
      ))}
      <Stack>
        <Heading>{title}</Heading>
        <ErrorSummary problems={problems} />
        {shown.lead && <Note>{shown.lead}</Note>}
        {/* Enter presses the first button of a form: it must not be "remove" or "add". */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
          次へ
        </button>
        {shown.questions.map(question => (
          <div key={question.id} className="flex flex-col gap-2">
            <QuestionField
              question={question}
              kept={kept}
              problems={problems}
              requiredNow={asked => required.has(asked.id) || (asked.required === true && !isTop(asked.id))}
            />
            {question.id === 'collected' && (
              <p className="font-bold">
                この利用で受け取る額は <Money yen={shown.charged} /> です。
              </p>
            )}
          </div>
        ))}
      </Stack>
      <StickyActions about="次へ進むと保存されます">
        <Button iconEnd="right">{last ? '保存して確かめる' : '保存して次へ'}</Button>
        <Button look="secondary" name="to" value="later" formNoValidate>
          あとで続きを書く
        </Button>
      </StickyActions>
    </PostForm>
  )

  function isTop(id: string): boolean {
    return shown.questions.some(question => question.id === id)
  }
}
