import { redirect } from 'react-router'
import { isDay } from '#language/values/date.ts'
import { directoryStaff, mayUse } from '#modules/eligibility/appointing/read.ts'
import { latestRun, runs } from '#modules/eligibility/directory/read.ts'
import { startWhatIf } from '#modules/eligibility/directory/write.ts'
import { act, fieldsOf, page, refusedData } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Lead, Note, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/trial.ts'
import { runShown } from './shown.server.ts'
import { states } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '全世帯で試す（草案）' }]

export const loader = page(async (ctx, { params }) => {
  if (!(await mayUse(ctx))) return { may: false as const }
  const { municipalityId } = await directoryStaff(ctx)
  const base = await latestRun(ctx, municipalityId)
  const tried = (await runs(ctx, 'what-if')).filter(run => run.schemes[0]?.scheme === params.scheme)
  return {
    may: true as const,
    base: base ? runShown(base) : null,
    tried: tried.map(run => ({ ...runShown(run), changes: run.schemes[0]?.changes ?? {} })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const on = String(form.get('on') ?? '')
  const input = { scheme: args.params.scheme ?? '', ...(isDay(on) ? { on } : {}) }
  const outcome = await act(args, ctx => startWhatIf(ctx, input, { key: String(form.get('_key')) }))
  if (outcome.ok) return redirect(`/office/directory/runs/${outcome.value.id}`)
  const { run } = outcome.refused.details
  if (outcome.refused.code === 'directory-under-way' && typeof run === 'string') {
    return redirect(`/office/directory/runs/${run}?already`)
  }
  return refusedData(outcome.refused, { kept: fieldsOf(form) })
}

/** Before publishing: which households of the registers would come out differently under the draft? */
export default function Trial({ loaderData, actionData }: Route.ComponentProps) {
  if (!loaderData.may) {
    return (
      <Empty title="この画面を使う権限がありません">
        全世帯での判定は、課長以上と、課長が決めた職員が使えます。必要なときは課長に頼んでください。
      </Empty>
    )
  }
  const { base, tried } = loaderData
  if (!base) {
    return (
      <Empty title="試す元になる判定がまだありません">
        先に<TextLink to="/office/directory">制度ディレクトリ</TextLink>
        で全世帯の判定をすると、その世帯に草案を当てはめられます。
      </Empty>
    )
  }
  return (
    <>
      <Lead>
        <DateText day={base.asOf} style="western" />
        時点の判定で集めた{base.households?.toLocaleString('ja-JP')}
        世帯に、この草案を当てはめ、公開中の規則との違いを数えます。制度ディレクトリの結果は変わりません。
      </Lead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      <PostForm className="flex flex-col items-start gap-4">
        <DayInput
          name="on"
          label="当てはめる日"
          hint={`空なら ${base.asOf.replaceAll('-', '/')}。先の日を入れると、その日に始まる改正が分かります（所得などの事実はそのまま）`}
        />
        <Button size="medium">全世帯で試す</Button>
      </PostForm>
      {tried.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {tried.map(run => (
            <li key={run.id} className="py-3">
              <TextLink to={`/office/directory/runs/${run.id}`}>
                <InstantText at={run.startedAt} /> に試した結果
              </TextLink>
              <Note>
                {states[run.state]}・<DateText day={run.asOf} style="western" />
                で判定・新たに対象 {(run.changes.became ?? 0).toLocaleString('ja-JP')}、対象でなくなる{' '}
                {(run.changes.stopped ?? 0).toLocaleString('ja-JP')}
              </Note>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
