import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Heading, TextLink } from '../../ui/text.tsx'
import { UndoToast } from '../../ui/undo-toast.tsx'
import { RouteLine } from '../proposals/route.tsx'
import { Age } from '../queue/columns.tsx'
import { channels, outcomes } from '../queue/words.ts'
import type { Route } from './+types/page.ts'
import { CaseActions } from './actions.tsx'
import { Answers, OtherChecks } from './answers.tsx'
import { Benefit } from './benefit.tsx'
import { History } from './history.tsx'
import { Intake } from './intake.tsx'
import { Notices } from './notices.tsx'
import { Register } from './register.tsx'
import { runOnCase } from './run.server.ts'
import { caseShown, type ShownCase } from './shown.server.ts'

export const loader = page((ctx, { params }) => caseShown(ctx, params.id ?? ''))

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => runOnCase(ctx, args.params.id, form))
  return outcome.ok ? { done: outcome.value } : refusedData(outcome.refused)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.applicant}さん ${loaderData.number}` : '申請' },
]

export default function Case({ loaderData: shown, actionData }: Route.ComponentProps) {
  const done = actionData && 'done' in actionData ? actionData.done : null
  const open = shown.state.kind === 'open' || shown.state.kind === 'waiting'
  return (
    <div className="flex flex-col gap-4">
      <div className="[&>div]:mb-0">
        <BackLink to="/office/cases">申請の一覧へ</BackLink>
        <OfficeHead
          over={
            <>
              {shown.scheme}　{shown.number}　{channels[shown.channel]}で受付{' '}
              <RelativeTime at={shown.receivedAt} now={shown.now} />
            </>
          }
          title={
            <>
              {shown.applicant}
              <span className="ml-3 text-[1rem] font-normal text-ink-soft">{shown.kana}</span>
            </>
          }
        >
          <p className="mt-2 flex flex-wrap items-center gap-3">
            <State state={shown.state} />
            <span>
              経過 <Age age={shown.age} />
              {shown.age.dueOn && !shown.age.late && (
                <span className="text-ink-soft">
                  {' '}
                  （期限 <RelativeTime at={shown.age.dueOn} now={shown.now} />）
                </span>
              )}
            </span>
          </p>
        </OfficeHead>
      </div>
      {done?.says && <NotificationBanner tone="success" live title={done.says} />}
      {done?.undo && (
        <UndoToast action="" fields={{ intent: 'take-back', proposal: done.undo }}>
          起案しました。
        </UndoToast>
      )}
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title="できませんでした">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <Notices shown={shown} />
      {shown.route && (
        <section aria-label="決裁の経路" className="rounded-12 bg-ground px-4 py-4">
          <RouteLine stops={shown.route} />
        </section>
      )}
      <p className="flex gap-6 xl:hidden">
        <TextLink to="#register">住民記録を見る</TextLink>
        <TextLink to="#history">経過を見る</TextLink>
      </p>
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-10">
          {shown.benefit && <Benefit benefit={shown.benefit} />}
          <Intake intake={shown.intake} caseId={shown.id} />
          <section aria-labelledby="answers" className="flex flex-col gap-5">
            <Heading level={2} size={3} id="answers">
              申請の内容と自動確認
            </Heading>
            <CheckSummary shown={shown} open={open} />
            <OtherChecks checks={shown.rest} />
            <Answers pages={shown.pages} caseId={shown.id} now={shown.now} open={open} />
          </section>
        </div>
        <div className="flex flex-col gap-10">
          <section aria-labelledby="register" className="flex flex-col gap-4">
            <Heading level={2} size={3} id="register">
              住民記録
            </Heading>
            <Register register={shown.register} />
          </section>
          <section aria-labelledby="history" className="flex flex-col gap-4">
            <Heading level={2} size={3} id="history">
              経過
            </Heading>
            <History entries={shown.history} views={shown.views} now={shown.now} />
          </section>
        </div>
      </div>
      <CaseActions doables={shown.doables} />
    </div>
  )
}

function State({ state }: { state: ShownCase['state'] }) {
  const status = {
    open: 'active',
    waiting: 'waiting',
    granted: 'good',
    refused: 'bad',
    closed: 'neutral',
  } as const
  return <StatusBadge status={status[state.kind]}>{state.label}</StatusBadge>
}

function CheckSummary({ shown: { check, now }, open }: { shown: ShownCase; open: boolean }) {
  if (!check) return <StatusBadge>自動確認をしています</StatusBadge>
  const parts = [
    check.missing.length > 0 ? `${check.missing.join('・')}がわかりません。` : '',
    check.cautions > 0 ? `注意が${check.cautions}件あります。` : '',
    check.returns > 0 ? `補正が必要なところが${check.returns}件あります。` : '',
  ].filter(Boolean)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge
        status={check.clean ? 'good' : check.outcome === 'not-eligible' ? 'bad' : 'waiting'}
        icon={check.clean || check.outcome === 'not-eligible' ? undefined : 'warning'}
      >
        {check.clean ? '問題なし' : outcomes[check.outcome]}
      </StatusBadge>
      <span>{parts.join(' ')}</span>
      <span className="text-[0.875rem] text-ink-soft">
        自動確認 <RelativeTime at={check.at} now={now} />
        。結果は目安です。決めるのは人です。
      </span>
      {open && (
        <PostForm keep>
          <input type="hidden" name="intent" value="recheck" />
          <Button look="text" size="small">
            確認をやり直す
          </Button>
        </PostForm>
      )}
    </div>
  )
}
