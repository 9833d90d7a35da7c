import { Outlet, useLocation } from 'react-router'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../../shells/office-shell.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/dates.tsx'
import { NotificationBanner } from '../../../ui/notification-banner.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { BackLink, Note, TextLink } from '../../../ui/text.tsx'
import type { Route } from './+types/layout.ts'
import { draftShown } from './layout.server.ts'

export const loader = page(async (ctx, { params }) => draftShown(ctx, params.scheme ?? ''))

const tabs = [
  ['', '公開までの確認'],
  ['amounts', '金額・回数'],
  ['wordings', '文'],
  ['procedure', '決裁と期間'],
  ['examples', '実例'],
  ['document', '全体を編集'],
  ['what-if', 'ためしに当てはめる'],
  ['households', '全世帯で試す'],
] as const

/** One draft: its head and its pages. Unsound, only the whole text can put it right. */
export default function DraftLayout({ loaderData }: Route.ComponentProps) {
  const { id, name, revision, baseVersion, sound, editedBy, editedAt, now } = loaderData
  const { pathname } = useLocation()
  const root = `/office/schemes/${id}/draft`
  const current = pathname.slice(root.length + 1)
  return (
    <>
      <BackLink to={`/office/schemes/${id}`}>公開されている内容</BackLink>
      <OfficeHead
        title={`${name}の草案`}
        actions={
          sound && (
            <LinkButton to={`/office/schemes/${id}?draft`} look="secondary" size="medium">
              草案を通して読む
            </LinkButton>
          )
        }
      >
        <Note>
          第{revision}稿・第{baseVersion}版をもとに・{editedBy ?? 'システム'}が
          <RelativeTime at={editedAt} now={now} />
          に変更。公開するまで、申請する人や施設には見えません。
        </Note>
      </OfficeHead>
      <Tabs
        label="草案"
        tabs={tabs.map(([path, label]) => ({
          to: path ? `${root}/${path}` : root,
          label,
          current: current === path || (path === '' && current === 'publish'),
        }))}
      />
      <div className="mt-6 flex flex-col gap-6">
        {!sound && current !== 'document' && current !== '' && (
          <NotificationBanner tone="warning" title="草案に形の誤りがあります">
            <p>
              このままでは項目ごとの画面で変えられません。
              <TextLink to={`${root}/document`}>「全体を編集」</TextLink>で、示した場所を直してください。
            </p>
          </NotificationBanner>
        )}
        {(sound || current === 'document' || current === '') && <Outlet />}
      </div>
    </>
  )
}
