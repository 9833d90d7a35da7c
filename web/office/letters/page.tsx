import { isDelivered, letterOf } from '#modules/letters/read.ts'
import { deliverLetter } from '#modules/letters/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Note } from '../../ui/text.tsx'
import type { Route } from './+types/page.ts'
import { LetterWithTranslations } from './translations.tsx'

export const loader = page(async (ctx, { params }) => {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const letter = await letterOf(ctx, params.id ?? '')
  return {
    id: letter.id,
    caseId: letter.caseId,
    content: letter.content,
    title: letter.title,
    delivered: await isDelivered(ctx, letter),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const once = { key: String(form.get('_key') ?? '') || undefined }
  const outcome = await act(args, ctx => deliverLetter(ctx, { letterId: args.params.id }, once))
  return outcome.ok ? null : refusedData(outcome.refused)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? '通知書' }]

/** A letter as issued, with its ways onto paper. */
export default function Letter({ loaderData }: Route.ComponentProps) {
  const { id, caseId, content, title, delivered } = loaderData
  return (
    <div className="flex max-w-208 flex-col gap-6">
      <BackLink to={`/office/cases/${caseId}`}>申請へ戻る</BackLink>
      <OfficeHead over={content.number} title={title} />
      {content.delivery !== 'mail' && (
        <NotificationBanner
          tone={delivered ? 'success' : 'warning'}
          title={
            delivered
              ? '渡し終えています'
              : content.delivery === 'post'
                ? '印刷して郵送してください'
                : '渡し方を本人と決めてから渡してください'
          }
        >
          {!delivered && (
            <p>
              {content.delivery === 'post'
                ? '長形3号の窓あき封筒に合わせて住所を印字します。'
                : '自宅に送ってよいか確かめられていません。住所は印字しません。'}
            </p>
          )}
        </NotificationBanner>
      )}
      <LetterWithTranslations content={content} />
      {Object.keys(content.substitutes).length > 0 && (
        <Note>
          代替文字：
          {Object.entries(content.substitutes)
            .map(([from, to]) => `${from} → ${to}`)
            .join('、')}
        </Note>
      )}
      <StickyActions>
        <LinkButton
          to={`/office/letters/${id}/pdf${content.delivery === 'post' ? '?post' : ''}`}
          reload
          size="medium"
          icon="print"
        >
          PDFを開く
        </LinkButton>
        {content.delivery !== 'mail' && !delivered && (
          <PostForm keep>
            <Button size="medium" look="secondary">
              {content.delivery === 'post' ? '郵送した' : '手渡した'}
            </Button>
          </PostForm>
        )}
      </StickyActions>
    </div>
  )
}
