import { redirect } from 'react-router'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { caseOf } from '#modules/cases/read.ts'
import { previewLetter } from '#modules/letters/preview/read.ts'
import { withLabel } from '#modules/letters/rules.ts'
import { refuse } from '#modules/refusals.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note } from '../../ui/text.tsx'
import { reasons } from '../queue/words.ts'
import type { Route } from './+types/return.ts'
import { answersShown } from './answers.server.ts'
import { LetterPreview } from './preview.tsx'

export const loader = page(async (ctx, { params }) => {
  const view = await caseOf(ctx, params.id ?? '')
  const action = view.offered.find(each => each.needs.includes('comments'))
  if (!action) return refuse('not-possible-now')
  const { scheme } = view.published
  const { pages } = await answersShown(ctx, view)
  const marked = pages
    .flatMap(each => each.answers)
    .map(answer => ({ ...answer, remarks: answer.remarks.filter(remark => remark.sentAt === null) }))
    .filter(answer => answer.remarks.length > 0)
  const labels = new Map(
    scheme.form.pages.flatMap(each => each.questions.map(question => [question.id, question.label])),
  )
  const written = marked.flatMap(answer =>
    answer.remarks.map(remark => withLabel(labels.get(answer.question), remark.body)),
  )
  const preview =
    action.letter && written.length > 0
      ? await previewLetter(ctx, { caseId: view.row.id, action: action.id, reasons: written })
      : null
  return {
    id: view.row.id,
    applicant: view.row.applicant,
    number: view.row.number,
    days: scheme.workflow.correctionDays,
    marked,
    preview: preview && { ...preview, later: preview.later.length },
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const { id } = args.params
  const once = { key: String(form.get('_key') ?? '') || undefined }
  const outcome = await act(args, ctx => returnForCorrection(ctx, { caseId: id }, once))
  return outcome.ok ? redirect(`/office/cases/${id}`, 303) : refusedData(outcome.refused)
}

export const meta = () => [{ title: '補正を依頼する' }]

/** What the applicant will be asked, as they will read it, before it goes out. */
export default function Return({ loaderData, actionData }: Route.ComponentProps) {
  const { id, applicant, number, days, marked, preview } = loaderData
  return (
    <div className="flex flex-col gap-6">
      <BackLink to={`/office/cases/${id}`}>
        {applicant}さん（{number}）へ戻る
      </BackLink>
      <OfficeHead title="補正を依頼する">
        <Note>
          申請者は、コメントを付けた項目だけを直せます。標準処理期間は、直るまで止まります。
          {days}日たっても届かなければ、もう一度お知らせします。
        </Note>
      </OfficeHead>
      {actionData && (
        <NotificationBanner tone="error" live title="送れませんでした">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {marked.length === 0 ? (
        <Empty
          title="まだコメントがありません"
          action={<LinkButton to={`/office/cases/${id}`}>申請の内容を開く</LinkButton>}
        >
          直してほしい項目の右にある「コメントを付ける」から、理由と伝える言葉を書いてください。
        </Empty>
      ) : (
        <section aria-labelledby="marked" className="flex max-w-176 flex-col gap-3">
          <Heading level={2} size={3} id="marked">
            直してほしい項目（{marked.length}）
          </Heading>
          <ul className="divide-y divide-line border-y border-line">
            {marked.map(answer => (
              <li key={answer.question} className="py-3">
                <p className="font-bold">{answer.label}</p>
                <p className="text-ink-soft">今の答え：{answer.text || 'なし'}</p>
                {answer.remarks.map(remark => (
                  <p key={remark.id} className="mt-1 border-l-4 border-warning pl-3">
                    {remark.body}
                    <span className="block text-[0.875rem] text-ink-soft">
                      {reasons[remark.reason as keyof typeof reasons]}
                    </span>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview && (
        <div className="max-w-208">
          <LetterPreview preview={preview} mail={preview.content.delivery === 'mail'} />
        </div>
      )}
      {marked.length > 0 && (
        <StickyActions>
          <PostForm>
            <Button size="medium" shortcut="a" causes={`${applicant}さんに届き、標準処理期間が止まります`}>
              {marked.length}項目の補正を依頼する
            </Button>
          </PostForm>
          <LinkButton to={`/office/cases/${id}`} look="text" size="medium">
            やめる
          </LinkButton>
        </StickyActions>
      )}
    </div>
  )
}
