import { redirect } from 'react-router'
import { samples } from '#modules/eligibility/audit/read.ts'
import { runOf } from '#modules/eligibility/directory/read.ts'
import { changes as changeNames } from '#modules/eligibility/directory/rules.ts'
import { cancelRun } from '#modules/eligibility/directory/write.ts'
import { refusalText, refused } from '#modules/refusals.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Meter } from '../../ui/meter.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { WhileLive } from '../../ui/while-live.tsx'
import type { Route } from './+types/run.ts'
import { Registers } from './registers.tsx'
import { SampleList } from './sample-list.tsx'
import { SchemeCounts } from './scheme-counts.tsx'
import { runShown, schemesShown } from './shown.server.ts'
import { estimate } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '判定の結果' }]

export const loader = page(async (ctx, { params, request }) => {
  const run = await runOf(ctx, params.run ?? '')
  const finished = run.state === 'finished'
  const drawn = finished && run.kind === 'run' ? await samples(ctx, run.id) : []
  const before = run.comparedWith ? await runOf(ctx, run.comparedWith) : undefined
  const search = new URL(request.url).searchParams
  return {
    run: runShown(run),
    before: before ? { id: before.id, asOf: before.asOf, kind: before.kind } : null,
    step: run.schemes.find(each => each.scheme === run.step)?.scheme ?? run.step,
    schemes: await schemesShown(ctx, run),
    samples: drawn.map(each => ({ ...each, drawnAt: each.drawnAt.toISOString() })),
    already: search.has('already'),
    notDrawn: search.has('sample') ? refusalText(refused(codeOf(search.get('sample'))).refused).ja : null,
    changeNames,
  }
})

const drawRefusals = ['sample-empty', 'changed-meanwhile', 'not-possible-now'] as const

function codeOf(given: string | null) {
  return drawRefusals.find(code => code === given) ?? 'invalid-input'
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const run = args.params.run ?? ''
  const outcome = await act(args, ctx => cancelRun(ctx, { run }, { key: String(form.get('_key')) }))
  return outcome.ok ? redirect('/office/directory') : refusedData(outcome.refused)
}

/** One run: how far it is, then what it came to under each scheme. */
export default function RunPage({ loaderData, actionData }: Route.ComponentProps) {
  const { run, before, schemes, samples, already } = loaderData
  const trial = run.kind === 'what-if'
  return (
    <Stack>
      <WhileLive live={run.live} />
      <BackLink to={trial ? `/office/schemes/${schemes[0]?.id}/draft/households` : '/office/directory'}>
        {trial ? '草案に戻る' : '制度ディレクトリ'}
      </BackLink>
      <OfficeHead
        over={trial ? `草案をためす（${schemes[0]?.name}）` : '制度ディレクトリ'}
        title={
          <>
            <DateText day={run.asOf} />
            時点の判定
          </>
        }
      >
        <Note>{estimate}</Note>
      </OfficeHead>
      {already && run.live && (
        <NotificationBanner
          tone="info"
          live
          title="判定はすでに実行中でした。二重には実行せず、実行中のものを表示しています。"
        />
      )}
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      {run.live && <Progress run={run} schemes={schemes} step={loaderData.step} />}
      {run.state === 'failed' && (
        <NotificationBanner tone="error" title="判定は終わりませんでした">
          <p>{run.problem}</p>
        </NotificationBanner>
      )}
      {run.state === 'cancelled' && <NotificationBanner tone="info" title="この判定は中止されました" />}
      {run.state === 'finished' && (
        <>
          {trial && (
            <NotificationBanner
              tone="info"
              title="公開していない草案をためした結果です。制度ディレクトリの結果は変わりません。"
            />
          )}
          <SchemeCounts run={run} schemes={schemes} before={before} names={loaderData.changeNames} />
          {loaderData.notDrawn && (
            <NotificationBanner tone="error" live title="点検する世帯を選べませんでした">
              <p>{loaderData.notDrawn}</p>
            </NotificationBanner>
          )}
          {!trial && <SampleList run={run.id} samples={samples} schemes={schemes} />}
        </>
      )}
      <Registers run={run} />
      <Note>
        {run.startedBy ?? '初期設定'}が <InstantText at={run.startedAt} /> に実行
        {run.finishedAt && (
          <>
            、<InstantText at={run.finishedAt} /> に終了
          </>
        )}
        。規則は実行を始めたときの版に固定しています。
      </Note>
    </Stack>
  )
}

function Progress({
  run,
  schemes,
  step,
}: Pick<Route.ComponentProps['loaderData'], 'run' | 'schemes' | 'step'>) {
  const doing =
    run.state === 'waiting'
      ? '始まるのを待っています'
      : (schemes.find(each => each.id === step)?.name ?? '台帳から世帯の事実を集めています')
  return (
    <section aria-live="polite" className="flex max-w-160 flex-col gap-4">
      <Meter label={doing} value={run.done} most={run.total} unit="制度" />
      <Note>およそ{run.progress}%。このページを離れても続きます。終わるまで、結果は誰にも表示しません。</Note>
      <PostForm>
        <Button look="secondary" size="medium">
          中止する
        </Button>
      </PostForm>
    </section>
  )
}
