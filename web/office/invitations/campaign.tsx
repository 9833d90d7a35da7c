import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Note, Stack, TextLink } from '../../ui/text.tsx'
import { WhileLive } from '../../ui/while-live.tsx'
import type { Route } from './+types/campaign.ts'
import { showCampaign, workOn } from './campaign.server.ts'
import { FunnelView } from './funnel.tsx'
import { Reminding, Sending } from './sending.tsx'
import { Sheets } from './sheets.tsx'
import { factorNames, handNames, leftOutNames } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '案内' }]

export const loader = page(async (ctx, args) => showCampaign(ctx, args))

export async function action(args: Route.ActionArgs) {
  return workOn(args)
}

const done: Record<string, string> = {
  print: '手紙のファイルをつくっています。できたものから印刷に回せます。',
  remind: '再度の案内をつくっています。前の手紙のリンクは、新しい手紙ができた時に使えなくなります。',
  mail: 'メールを送っています。',
  destroy: 'ファイルを消しました。',
  close: '案内を締め切りました。',
}

/** One campaign: what is to be done next, the files for the printer, and how far the households came. */
export default function CampaignPage({ loaderData: shown, actionData }: Route.ComponentProps) {
  const said = shown.done && done[shown.done]
  const byHand = Object.entries(shown.byHand).filter(([, n]) => n > 0)
  const leftOut = Object.entries(shown.leftOut).filter(([, n]) => n > 0)
  return (
    <Stack gap="large">
      <WhileLive live={shown.live} />
      <Stack>
        <BackLink to="/office/invitations">案内の一覧</BackLink>
        <OfficeHead
          over={shown.schemeName}
          title={shown.name}
          actions={shown.closed ? <StatusBadge status="neutral">締切済み</StatusBadge> : undefined}
        >
          <Note>
            期限 <DateText day={shown.answerBy} style="western" />
            。リンクを開くときに確かめること：{factorNames[shown.factor]}。
            <TextLink to={`/office/directory/runs/${shown.run}`}>
              <DateText day={shown.asOf} style="western" />
              時点の判定
            </TextLink>
            から、{shown.createdBy ?? '初期設定'}が <InstantText at={shown.createdAt} /> につくりました。
          </Note>
        </OfficeHead>
        {said && !actionData && <NotificationBanner tone="success" live title={said} />}
        {actionData && 'refused' in actionData && (
          <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
        )}
      </Stack>
      <Sending shown={shown} />
      <FunnelView shown={shown} />
      <Sheets shown={shown} />
      <section className="flex flex-col gap-3">
        <h2 className="text-[1.25rem] font-bold">手で案内する・案内しない世帯</h2>
        <ul className="list-disc space-y-1 pl-6">
          {byHand.map(([reason, n]) => (
            <li key={reason}>
              <TextLink to={`/office/invitations/${shown.id}/households?part=hand`}>
                {handNames[reason as keyof typeof handNames]} {n.toLocaleString('ja-JP')}世帯
              </TextLink>
              （手紙はつくっていません）
            </li>
          ))}
          {leftOut.map(([reason, n]) => (
            <li key={reason}>
              {leftOutNames[reason as keyof typeof leftOutNames]} {n.toLocaleString('ja-JP')}
              世帯（除きました）
            </li>
          ))}
          {byHand.length + leftOut.length === 0 && <li>ありません。</li>}
        </ul>
      </section>
      {!shown.closed && <Reminding shown={shown} />}
    </Stack>
  )
}
