import { redirect } from 'react-router'
import type { Text } from '#language/text.ts'
import { sampleOf } from '#modules/eligibility/audit/read.ts'
import { recordFinding } from '#modules/eligibility/audit/write.ts'
import { finishedRun, rulesOf } from '#modules/eligibility/directory/read.ts'
import { resultsOf } from '#modules/eligibility/results/read.ts'
import { act, fieldsOf, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Radios } from '../../ui/fields/choices.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Note, Stack, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/sample.ts'
import { percent } from './sample-list.tsx'

export const meta: Route.MetaFunction = () => [{ title: '「対象外」の点検' }]

export const loader = page(async (ctx, { params }) => {
  const sample = await sampleOf(ctx, params.sample ?? '')
  const run = await finishedRun(ctx, sample.run)
  const rules = await rulesOf(ctx, run, sample.scheme)
  const results = await resultsOf(
    ctx,
    run,
    sample.scheme,
    sample.findings.map(each => each.household),
  )
  return {
    ...sample,
    drawnAt: sample.drawnAt.toISOString(),
    asOf: run.asOf,
    name: rules.name.ja,
    findings: sample.findings.map(each => ({
      ...each,
      judgedAt: each.judgedAt?.toISOString() ?? null,
      reasons: (results.get(each.household)?.reasons ?? []).map(
        id => rules.rules.find(rule => rule.id === id)?.name.ja ?? id,
      ),
    })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const household = String(form.get('household'))
  const sample = args.params.sample ?? ''
  const verdict = String(form.get('verdict')) as 'agree' | 'disagree'
  const note = String(form.get('note') ?? '')
  const outcome = await act(args, ctx =>
    recordFinding(ctx, { sample, household, verdict, note }, { key: String(form.get('_key')) }),
  )
  if (outcome.ok) return redirect(`/office/directory/samples/${sample}#h-${encodeURIComponent(household)}`)
  return refusedData(outcome.refused, { kept: fieldsOf(form) })
}

interface Refused {
  refused: { text: Text }
  kept: Record<string, string[]>
}

const verdicts = [
  { value: 'agree', label: '判定のとおり対象外' },
  { value: 'disagree', label: '違うと思う' },
]

/** A random part of those not eligible, looked at one by one. */
export default function SamplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { findings, agreement, population, run, scheme } = loaderData
  const refused = actionData && 'refused' in actionData ? (actionData as unknown as Refused) : undefined
  const kept = refused?.kept.household?.[0]
  return (
    <Stack>
      <BackLink to={`/office/directory/runs/${run}`}>判定の結果</BackLink>
      <OfficeHead over={loaderData.name} title="「対象外」の点検">
        <Note>
          {loaderData.asOf.replaceAll('-', '/')} 時点で「対象外」の{population.toLocaleString('ja-JP')}
          世帯から、種「
          {loaderData.seed}」で{findings.length}世帯を無作為に選びました（{loaderData.drawnBy}、
          <InstantText at={loaderData.drawnAt} />
          ）。
        </Note>
      </OfficeHead>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <Figure label="見た世帯" value={`${agreement.judged} / ${findings.length}`} />
        <Figure
          label="判定と一致"
          value={agreement.rate === null ? '—' : percent(agreement.rate)}
          trend={agreement.judged > 0 && `一致 ${agreement.agree}、違う ${agreement.disagree}`}
        />
        <Figure
          label="全体での誤りは、多くて"
          value={agreement.wrongAtMost === null ? '—' : percent(agreement.wrongAtMost)}
          trend={agreement.wrongAtMost !== null && '95%の確からしさ（ウィルソンの上限）'}
        />
      </div>
      {refused && (
        <NotificationBanner tone="error" live title={refused.refused.text.ja}>
          <p>「違うと思う」ときは、理由を書いてください。書いた内容は残っています。</p>
        </NotificationBanner>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {findings.map(each => {
          const typed = kept === each.household ? refused?.kept : undefined
          return (
            <li
              key={each.household}
              id={`h-${each.household}`}
              className="grid gap-x-8 gap-y-3 py-5 lg:grid-cols-2"
            >
              <div>
                <p className="font-bold">
                  {each.position}.{' '}
                  <TextLink
                    to={`/office/directory/runs/${run}/households/${encodeURIComponent(each.household)}?scheme=${scheme}`}
                  >
                    世帯 {each.household}
                  </TextLink>
                </p>
                <p>× {each.reasons.join('、')}</p>
                {each.judgedBy && each.judgedAt && (
                  <Note>
                    {each.judgedBy}、<InstantText at={each.judgedAt} />
                  </Note>
                )}
              </div>
              <PostForm keep className="flex flex-col gap-3">
                <input type="hidden" name="household" value={each.household} />
                <Radios
                  name="verdict"
                  label={`世帯 ${each.household} の点検`}
                  choices={verdicts}
                  value={typed?.verdict?.[0] ?? each.verdict ?? ''}
                />
                <TextInput
                  name="note"
                  label="メモ（違うと思うときは理由）"
                  value={typed?.note?.[0] ?? each.note}
                />
                <Button size="medium" look="secondary">
                  記録する
                </Button>
              </PostForm>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
