import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { draftsOf } from '#modules/publishing/draft/read.ts'
import { historyOf } from '#modules/publishing/history/read.ts'
import { schemeIds, schemeOf } from '#modules/publishing/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { DateText, RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Note, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'

export const meta: Route.MetaFunction = () => [{ title: '制度の内容' }]

export const loader = page(async ctx => {
  const { municipalityId } = staffOf(ctx)
  const drafts = await draftsOf(ctx)
  const schemes = []
  for (const id of await schemeIds(ctx, municipalityId)) {
    const history = await historyOf(ctx, id)
    const current = history.find(each => each.state === 'in-force')
    const shown = current ?? history[0]
    if (!shown) continue
    const { scheme } = await schemeOf(ctx, municipalityId, id, shown.version)
    const waiting = history.filter(each => each.state === 'waiting').at(-1)
    const last = history[0]
    const draft = drafts.find(each => each.scheme === id)
    schemes.push({
      id,
      name: say(scheme.name, 'ja'),
      current: current ? { version: current.version, effectiveFrom: current.effectiveFrom } : null,
      waiting: waiting ? { version: waiting.version, effectiveFrom: waiting.effectiveFrom } : null,
      last: last ? { by: last.publishedBy, at: last.publishedAt.toISOString() } : null,
      draft: draft ? { by: draft.editedBy, at: draft.editedAt.toISOString() } : null,
    })
  }
  return { schemes, now: ctx.now.toISOString() }
})

export default function Schemes({ loaderData: { schemes, now } }: Route.ComponentProps) {
  return (
    <>
      <OfficeHead title="制度の内容">
        <Note>対象・金額・質問・通知書などの決まりです。ここで確かめ、版を作って変えます。</Note>
      </OfficeHead>
      <DataTable
        caption="制度"
        rows={schemes}
        rowKey={row => row.id}
        rowHref={row => `/office/schemes/${row.id}`}
        columns={[
          { id: 'name', label: '制度', cell: row => row.name },
          {
            id: 'current',
            label: '施行中の版',
            cell: row =>
              row.current ? (
                <>
                  第{row.current.version}版
                  <span className="block text-[0.875rem] text-ink-soft">
                    <DateText day={row.current.effectiveFrom} style="western" />
                    から
                  </span>
                </>
              ) : (
                'まだありません'
              ),
          },
          {
            id: 'waiting',
            label: '次の版',
            cell: row =>
              row.waiting ? (
                <StatusBadge status="waiting">
                  第{row.waiting.version}版 <DateText day={row.waiting.effectiveFrom} style="western" />
                  から
                </StatusBadge>
              ) : (
                <span className="text-ink-soft">なし</span>
              ),
          },
          {
            id: 'last',
            label: '最後の公開',
            cell: row => (
              <>
                {row.last?.by ?? '初期設定'}
                {row.last && (
                  <span className="block text-[0.875rem] text-ink-soft">
                    <RelativeTime at={row.last.at} now={now} />
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'draft',
            label: '草案',
            cell: row =>
              row.draft ? (
                <>
                  <TextLink to={`/office/schemes/${row.id}/draft`}>草案を開く</TextLink>
                  <span className="block text-[0.875rem] text-ink-soft">
                    {row.draft.by} <RelativeTime at={row.draft.at} now={now} />
                  </span>
                </>
              ) : (
                <span className="text-ink-soft">なし</span>
              ),
          },
        ]}
        empty={
          <Empty title="制度はまだありません">制度は、導入のときに schemes/ のファイルから登録します。</Empty>
        }
      />
    </>
  )
}
