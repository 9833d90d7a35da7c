import { type Route as ApprovalRoute, ranks as allRanks } from '#language/scheme/workflow.ts'
import { changeProcedure } from '#modules/publishing/draft/write.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, Radios, Select } from '../../../ui/fields/choices.tsx'
import { NumberInput } from '../../../ui/fields/inputs.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Heading, Note } from '../../../ui/text.tsx'
import { Feel } from '../reading.tsx'
import { decisions, modes, ranks } from '../words.ts'
import type { Route } from './+types/procedure.ts'
import { Answer, type Answered, errorOf, kept, Revision } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { procedureFrom } from './procedure.server.ts'
import { runEdit } from './run.server.ts'

export const meta: Route.MetaFunction = () => [{ title: '決裁と期間（草案）' }]

export const loader = page(async (ctx, { params, request }) => {
  const { draft } = await draftWithBase(ctx, params.scheme ?? '')
  if (!draft.parsed.ok) return refuse('draft-unsound')
  return { workflow: draft.parsed.scheme.workflow, saved: new URL(request.url).searchParams.has('saved') }
})

export async function action(args: Route.ActionArgs) {
  return runEdit(args, (ctx, { scheme, revision, form, key }) =>
    changeProcedure(ctx, { scheme, revision, ...procedureFrom(form) }, key),
  )
}

const rankOptions = allRanks.map(value => ({ value, label: ranks[value] }))

/** How long it may take and who decides: the routes of 決裁. */
export default function Procedure({ loaderData, actionData }: Route.ComponentProps) {
  const { workflow, saved } = loaderData
  return (
    <>
      <Answer answered={actionData} saved={saved} />
      <PostForm keep className="flex max-w-176 flex-col gap-8">
        <Revision />
        <section aria-label="期間" className="flex flex-col gap-5">
          <Heading level={2} size={3}>
            期間
          </Heading>
          <NumberInput
            name="standardDays"
            label="標準処理期間"
            required
            unit="日"
            value={kept(actionData, 'standardDays', String(workflow.standardDays))}
            error={errorOf(actionData, 'standardDays')}
          />
          <Radios
            name="clock"
            label="日数の数え方"
            required
            choices={[
              { value: 'business', label: '開庁日（土日・祝日・年末年始を除く）' },
              { value: 'calendar', label: '暦の日' },
            ]}
            value={kept(actionData, 'clock', workflow.clock)}
          />
          <NumberInput
            name="correctionDays"
            label="補正を待つ日数"
            required
            unit="日"
            hint="過ぎると、職員に知らせます。"
            value={kept(actionData, 'correctionDays', String(workflow.correctionDays))}
            error={errorOf(actionData, 'correctionDays')}
          />
        </section>
        {workflow.routes.map(route => (
          <RouteFields key={route.id} route={route} answered={actionData} />
        ))}
        <Note>だれの申請にどの道すじを使うかの条件は、「全体を編集」で変えられます。</Note>
        <div>
          <Button>草案に保存する</Button>
        </div>
      </PostForm>
    </>
  )
}

function RouteFields({ route, answered }: { route: ApprovalRoute; answered: Answered | undefined }) {
  const name = (part: string) => `route.${route.id}.${part}`
  const rank = (index: number): string => kept(answered, name(`rank.${index}`), route.ranks[index] ?? '')
  const standIn = (part: 'for' | 'by', index: number) =>
    kept(answered, name(`standIn.${index}.${part}`), route.standIns[index]?.[part] ?? '')
  const drafted = answered?.kept
    ? answered.kept[name('draftedBySystem')] !== undefined
    : route.draftedBySystem
  return (
    <section aria-label={route.label.ja} className="flex flex-col gap-5 border-t border-line pt-6">
      <div>
        <Heading level={2} size={3}>
          {route.label.ja}
        </Heading>
        <p className="text-[0.9375rem] text-ink-soft">
          {route.decides.map(each => decisions[each]).join('・')}
          {route.when !== undefined && (
            <>
              {'　'}
              <Feel>{route.when}</Feel> のとき
            </>
          )}
        </p>
      </div>
      <input type="hidden" name="route" value={route.id} />
      <Radios
        name={name('mode')}
        label="決裁のしかた"
        required
        choices={[
          { value: 'each', label: modes.each, hint: '起案して、下の順に回議します。' },
          { value: 'batch', label: modes.batch, hint: '承認した日に利用でき、月末に一覧を決裁に上げます。' },
        ]}
        value={kept(answered, name('mode'), route.mode)}
      />
      <fieldset>
        <legend className="mb-2 font-bold">回議の順</legend>
        <Note>最後の人が決裁します（専決）。使わない欄は「なし」に。</Note>
        <div className="mt-2 flex flex-wrap gap-4">
          {allRanks.map((_, index) => (
            <Select
              key={rankOptions[index]?.value}
              name={name(`rank.${index}`)}
              label={`${index + 1}番目`}
              options={rankOptions}
              empty="なし"
              width="short"
              value={rank(index)}
            />
          ))}
        </div>
        {errorOf(answered, 'routes') && (
          <p className="mt-2 font-bold text-danger">{errorOf(answered, 'routes')}</p>
        )}
      </fieldset>
      <Checkbox
        name={name('draftedBySystem')}
        label="自動確認で問題のない申請は、システムが起案する"
        checked={drafted}
      />
      <fieldset>
        <legend className="mb-2 font-bold">代決（不在のとき代わりに決める人）</legend>
        <div className="flex flex-col gap-3">
          {Array.from({ length: Math.max(2, route.standIns.length + 1) }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of boxes never reorder
            <div key={index} className="flex flex-wrap items-end gap-4">
              <Select
                name={name(`standIn.${index}.for`)}
                label="不在の人"
                options={rankOptions}
                empty="なし"
                width="short"
                value={standIn('for', index)}
              />
              <Select
                name={name(`standIn.${index}.by`)}
                label="代わりの人"
                options={rankOptions}
                empty="なし"
                width="short"
                value={standIn('by', index)}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </section>
  )
}
