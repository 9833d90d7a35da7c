import { tokyoDay } from '#language/values/date.ts'
import { underWay } from '#modules/cases/what-if/read.ts'
import { gate } from '#modules/publishing/gate/rules.ts'
import { historyOf } from '#modules/publishing/history/read.ts'
import { publishDraft } from '#modules/publishing/release/write.ts'
import { page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateText } from '../../../ui/dates.tsx'
import { DayInput, TextInput } from '../../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../../ui/notification-banner.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Buttons, Heading, Note, TextLink } from '../../../ui/text.tsx'
import { ChangedParts } from '../changed-parts.tsx'
import type { Route } from './+types/publish.ts'
import { Answer, errorOf, kept, Revision, useDraft } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { field, runEdit } from './run.server.ts'
import { Tasks } from './tasks.tsx'

export const meta: Route.MetaFunction = () => [{ title: '公開する' }]

export const loader = page(async (ctx, { params }) => {
  const id = params.scheme ?? ''
  const { draft, base, newer } = await draftWithBase(ctx, id)
  const { tasks, open, changes } = gate(draft.parsed, base, newer)
  const history = await historyOf(ctx, id)
  const days = draft.parsed.ok ? newDays(base, draft.parsed.scheme) : []
  const today = tokyoDay(ctx.now)
  return {
    tasks,
    open,
    changes,
    // A reform's own first day is the likely day of effect, where it is still to come.
    likely: days.find(day => day >= today) ?? today,
    waiting: history
      .filter(each => each.state === 'waiting')
      .map(each => ({ version: each.version, effectiveFrom: each.effectiveFrom })),
    next: (history[0]?.version ?? 0) + 1,
    underWay: await underWay(ctx, id),
  }
})

type SchemeLike = { parameters: { name: string; rows: { from: string }[] }[] }

/** First days of the dated rows that the draft adds, earliest first. */
function newDays(base: SchemeLike, draft: SchemeLike): string[] {
  const known = new Set(base.parameters.flatMap(each => each.rows.map(row => `${each.name} ${row.from}`)))
  const added = draft.parameters.flatMap(each =>
    each.rows.filter(row => !known.has(`${each.name} ${row.from}`)).map(row => row.from),
  )
  return [...new Set(added)].sort()
}

export async function action(args: Route.ActionArgs) {
  return runEdit(
    args,
    (ctx, { scheme, revision, form, key }) =>
      publishDraft(
        ctx,
        { scheme, revision, effectiveFrom: field(form, 'effectiveFrom'), note: field(form, 'note') },
        key,
      ),
    { to: () => `/office/schemes/${args.params.scheme}?published` },
  )
}

/** The last look: what changes, from when, and whom it leaves alone. */
export default function Publish({ loaderData, actionData }: Route.ComponentProps) {
  const { tasks, open, changes, likely, waiting, next } = loaderData
  const { id, chief } = useDraft()
  const cases = loaderData.underWay.reduce((sum, each) => sum + each.cases, 0)
  const drafts = loaderData.underWay.reduce((sum, each) => sum + each.drafts, 0)
  const refused = actionData?.refused
  const atDay = refused?.code === 'effective-in-past'
  return (
    <>
      <Answer answered={actionData} saved={false} />
      {!open && (
        <section aria-label="まだ公開できません" className="flex flex-col gap-4">
          <Heading level={2}>まだ公開できません</Heading>
          <Tasks tasks={tasks.filter(task => task.state !== 'done')} id={id} />
        </section>
      )}
      <section aria-label={`第${next}版で変わるところ`} className="flex flex-col gap-4">
        <Heading level={2}>第{next}版で変わるところ</Heading>
        <ChangedParts parts={changes} />
      </section>
      <section aria-label="いまある申請" className="flex flex-col gap-2">
        <Heading level={2}>いまある申請</Heading>
        {cases + drafts === 0 ? (
          <p>審査中の申請も、書きかけの申請もありません。</p>
        ) : (
          <>
            <p>
              審査中の<strong>{cases}件</strong>と、書きかけの<strong>{drafts}件</strong>
              は、いまの版のまま進みます。答えた質問も、決まりも変わりません。
            </p>
            <ul className="list-disc pl-6 text-[0.9375rem]">
              {loaderData.underWay.map(each => (
                <li key={each.version}>
                  第{each.version}版：審査中 {each.cases}件、書きかけ {each.drafts}件
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <TextLink to={`/office/schemes/${id}/draft/what-if`}>
            去年からの申請に当てはめて、結果の変わるものを見る
          </TextLink>
        </p>
      </section>
      {waiting.length > 0 && (
        <NotificationBanner tone="warning" title="適用日を待っている版があります">
          {waiting.map(each => (
            <p key={each.version}>
              第{each.version}版が <DateText day={each.effectiveFrom} style="western" />
              から使われます。それより前の日から第{next}版を使うと、その日に第{each.version}
              版へ替わり、ここでの変更は残りません。
            </p>
          ))}
        </NotificationBanner>
      )}
      {open && chief && (
        <PostForm keep className="flex max-w-160 flex-col gap-6 border-t border-line pt-6">
          <Revision />
          <DayInput
            name="effectiveFrom"
            label="適用日"
            required
            hint="今日か、それより後の日。その日に始める申請から、この版になります。"
            value={kept(actionData, 'effectiveFrom', likely)}
            error={atDay ? refused.text.ja : errorOf(actionData, 'effectiveFrom')}
          />
          <TextInput
            name="note"
            label="公開の理由"
            required={false}
            hint="例：要綱の改正（4月1日施行）。版の記録に残ります。"
            maxLength={200}
            value={kept(actionData, 'note')}
          />
          <Buttons>
            <Button causes={`第${next}版になります。公開した版は取り消せず、直すときは次の版を作ります`}>
              公開する
            </Button>
            <LinkButton to={`/office/schemes/${id}/draft`} look="text">
              まだ公開しない
            </LinkButton>
          </Buttons>
        </PostForm>
      )}
      {open && !chief && <Note>公開は係長以上が行います。</Note>}
    </>
  )
}
