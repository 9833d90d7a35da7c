import { data, redirect } from 'react-router'
import { judging } from '#language/rules/scope.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { routeFor } from '#language/workflow/fold.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { caseFacts } from '#modules/cases/facts/read.ts'
import { caseOf } from '#modules/cases/read.ts'
import { previewLetter } from '#modules/letters/preview/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note } from '../../ui/text.tsx'
import { ranks } from '../queue/words.ts'
import type { Route } from './+types/decide.ts'
import { LetterPreview, type ShownPreview } from './preview.tsx'
import { chosenReasons, composedReasons, postedReasons } from './reasons.server.ts'
import { ReasonFields, type WrittenReason } from './reasons.tsx'

async function previewOf(
  ctx: Context,
  caseId: string,
  action: string,
  written: WrittenReason[],
): Promise<ShownPreview> {
  const reasons = chosenReasons(written).map(reason => reason.text)
  const preview = await previewLetter(ctx, { caseId, action, reasons })
  return { ...preview, later: preview.later.length }
}

export const loader = page(async (ctx, { params }) => {
  const view = await caseOf(ctx, params.id ?? '')
  const action = view.offered.find(each => each.id === params.action && each.needs.includes('reasons'))
  if (!action?.decides) return refuse('not-possible-now')
  const { scheme } = view.published
  const facts = await caseFacts(ctx, scheme, view.row)
  const route = routeFor(
    scheme.workflow,
    action.decides,
    facts,
    judging(scheme, tokyoDay(view.row.received_at)),
  )
  const written = composedReasons(view, action.decides)
  return {
    id: view.row.id,
    applicant: view.row.applicant,
    number: view.row.number,
    label: say(action.label, 'ja'),
    causes: action.causes ? say(action.causes, 'ja') : '',
    decides: action.decides,
    way: route?.ranks.map(rank => ranks[rank]) ?? [],
    written,
    preview: await previewOf(ctx, view.row.id, action.id, written),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const { id, action: what } = args.params
  const written = postedReasons(form)
  const note = String(form.get('note') ?? '')
  if (form.get('intent') !== 'draft') {
    const outcome = await act(args, ctx => previewOf(ctx, id, what, written))
    return outcome.ok
      ? data({ written, note, preview: outcome.value })
      : refusedData(outcome.refused, { written, note })
  }
  const once = { key: String(form.get('_key') ?? '') || undefined }
  const input = { caseIds: [id], action: what, reasons: chosenReasons(written), note }
  const outcome = await act(args, ctx => draftDecision(ctx, input, once))
  if (!outcome.ok) return refusedData(outcome.refused, { written, note })
  return redirect(`/office/cases/${id}`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.label ?? '決定' }]

/** 理由の提示: reasons composed from the check, the letter as it will read, and who will decide. */
export default function Decide({ loaderData, actionData }: Route.ComponentProps) {
  const { id, applicant, number, label, causes, way } = loaderData
  const given = actionData as { written?: WrittenReason[]; note?: string; preview?: ShownPreview } | undefined
  const written = given?.written ?? loaderData.written
  const preview = given?.preview ?? loaderData.preview
  return (
    <div className="flex flex-col gap-6">
      <BackLink to={`/office/cases/${id}`}>
        {applicant}さん（{number}）へ戻る
      </BackLink>
      <OfficeHead title={`${label}：${applicant}さん`}>
        <Note>{causes}</Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title="起案できませんでした">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-2">
        <PostForm id="decision" className="flex flex-col gap-6" keep>
          <section aria-labelledby="reasons" className="flex flex-col gap-4">
            <Heading level={2} size={3} id="reasons">
              理由
            </Heading>
            <Note>
              自動確認の結果から作りました。申請者にわかる言葉に直してください。通知書にこのまま載ります。
            </Note>
            <ReasonFields key={written.length} reasons={written} />
          </section>
          <Textarea
            name="note"
            label="決裁者への説明"
            hint="申請者には見えません。"
            required={false}
            rows={3}
            value={given?.note}
          />
          <div>
            <Button name="intent" value="preview" look="secondary" size="medium" formNoValidate>
              通知書の見本を更新する
            </Button>
          </div>
        </PostForm>
        <LetterPreview preview={preview} mail={preview.content.delivery === 'mail'} />
      </div>
      <StickyActions about={way.length > 0 && `経路：起案 → ${way.join(' → ')}（専決）`}>
        <Button
          form="decision"
          name="intent"
          value="draft"
          size="medium"
          shortcut="a"
          causes={way[0] ? `${way[0]}に回ります。申請者にはまだ届きません` : ''}
        >
          起案する
        </Button>
        <LinkButton to={`/office/cases/${id}`} look="text" size="medium">
          やめる
        </LinkButton>
      </StickyActions>
    </div>
  )
}
