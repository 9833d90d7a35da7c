import { redirect } from 'react-router'
import { campaignOf, onlineShare } from '#modules/invitations/funnel/read.ts'
import { percent } from '#modules/invitations/funnel/rules.ts'
import { sendMails } from '#modules/invitations/mailing/write.ts'
import { sheetsOf } from '#modules/invitations/sheets/read.ts'
import { destroySheet, orderReminder, orderSheets } from '#modules/invitations/sheets/write.ts'
import { closeCampaign } from '#modules/invitations/write.ts'
import { lastStepsOf } from '#modules/payments/funnel/read.ts'
import type { Context } from '#platform/context.ts'
import { act, type PageArgs, refusedData } from '#web/server/page.ts'

/** One campaign with its files and how far it came. */
export async function showCampaign(ctx: Context, { params, request }: PageArgs) {
  // The files first: one that is ready by then has its letters among those counted.
  const sheets = await sheetsOf(ctx, params.id ?? '')
  const { createdAt, closedAt, ...campaign } = await campaignOf(ctx, params.id ?? '')
  const share = await onlineShare(ctx, { scheme: campaign.scheme, createdAt })
  const { paid, failed } = await lastStepsOf(ctx, campaign.id)
  return {
    ...campaign,
    paid,
    failed,
    createdAt: createdAt.toISOString(),
    closed: closedAt !== null,
    sheets: sheets.map(({ orderedAt, madeAt, ...sheet }) => ({
      ...sheet,
      orderedAt: orderedAt.toISOString(),
      madeAt: madeAt?.toISOString() ?? null,
    })),
    live: sheets.some(sheet => sheet.state === 'waiting' || sheet.state === 'making'),
    share: { ...share, percent: percent(share) },
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function workOn(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const campaign = args.params.id ?? ''
  const perFile = Number(text('perFile')) || 250
  const once = { key: text('_key') }
  const todo = text('do')
  const outcome = await act(args, async (ctx): Promise<unknown> => {
    switch (todo) {
      case 'print':
        return orderSheets(ctx, { campaign, perFile }, once)
      case 'remind': {
        const answerBy = text('answerBy')
        const to = text('to') === 'unanswered' ? 'unanswered' : 'unopened'
        return orderReminder(ctx, { campaign, perFile, to, ...(answerBy ? { answerBy } : {}) }, once)
      }
      case 'mail':
        return sendMails(ctx, { campaign }, once)
      case 'destroy':
        return destroySheet(ctx, { sheet: text('sheet') }, once)
      default:
        return closeCampaign(ctx, { campaign }, once)
    }
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/invitations/${campaign}?done=${encodeURIComponent(todo)}`, 303)
}
