import { redirect } from 'react-router'
import { say } from '#language/text.ts'
import { addMonths } from '#language/values/date.ts'
import { staffOf } from '#modules/cases/access.ts'
import { casesForBatch } from '#modules/cases/approval/read.ts'
import { openBatch } from '#modules/cases/drafting/write.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { monthBounds, monthInTokyo } from '#platform/calendar.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { RouteShort } from '../proposals/route.tsx'
import { proposalsShown } from '../proposals/shown.server.ts'
import { shows } from '../proposals/words.ts'
import type { Route } from './+types/page.ts'

const monthsBack = 12

export const loader = page(async ctx => {
  const { municipalityId } = staffOf(ctx)
  const now = monthInTokyo(ctx.now)
  const months = Array.from({ length: monthsBack }, (_, n) => addMonths(`${now}-01`, -n).slice(0, 7))
  const open: { scheme: string; name: string; month: string; count: number; running: boolean }[] = []
  for (const { scheme } of await schemesOf(ctx, municipalityId)) {
    if (!scheme.workflow.routes.some(route => route.mode === 'batch')) continue
    for (const month of months) {
      const cases = await casesForBatch(ctx, municipalityId, { scheme: scheme.id, ...monthBounds(month) })
      if (cases.length === 0) continue
      const name = say(scheme.name, 'ja')
      open.push({ scheme: scheme.id, name, month, count: cases.length, running: month === now })
    }
  }
  return { open, batches: await proposalsShown(ctx, { kind: 'batch' }), now: ctx.now.toISOString() }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const once = { key: String(form.get('_key') ?? '') || undefined }
  const input = { scheme: String(form.get('scheme')), month: String(form.get('month')) }
  const outcome = await act(args, ctx => openBatch(ctx, input, once))
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/proposals/${outcome.value.proposalId}`, 303)
}

export const meta = () => [{ title: '月ごとの一括決裁' }]

/** What was approved in the system month by month, brought to formal 決裁 with the list attached. */
export default function Batches({ loaderData: { open, batches, now }, actionData }: Route.ComponentProps) {
  return (
    <div className="flex flex-col gap-8">
      <OfficeHead title="月ごとの一括決裁">
        <Note>
          システムで承認した申請を、月ごとにまとめて正式に決裁します。申請者には承認のときに通知が届いています。
        </Note>
      </OfficeHead>
      {actionData && (
        <NotificationBanner tone="error" live title="起案できませんでした">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <section aria-labelledby="waiting" className="flex flex-col gap-3">
        <Heading level={2} size={3} id="waiting">
          まだ決裁に載せていない月
        </Heading>
        {open.length === 0 ? (
          <Empty title="決裁を待つ承認はありません" icon="success">
            承認した申請がたまると、月ごとにここに並びます。
          </Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {open.map(each => (
              <li
                key={`${each.scheme} ${each.month}`}
                className="flex flex-wrap items-center justify-between gap-4 py-3"
              >
                <span>
                  <span className="font-bold">{monthName(each.month)}分</span>　{each.name}　{each.count}件
                  {each.running && <span className="ml-2 text-ink-soft">（月の途中です）</span>}
                </span>
                <PostForm>
                  <input type="hidden" name="scheme" value={each.scheme} />
                  <input type="hidden" name="month" value={each.month} />
                  <Button size="medium" look={each.running ? 'secondary' : 'primary'}>
                    {each.count}件の一覧を作って起案する
                  </Button>
                </PostForm>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="batches" className="flex flex-col gap-3">
        <Heading level={2} size={3} id="batches">
          これまでの一括決裁
        </Heading>
        <DataTable
          caption="これまでの一括決裁"
          columns={[
            { id: 'title', label: '件名', cell: row => row.title },
            {
              id: 'group',
              label: '状況',
              tight: true,
              cell: row => <StatusBadge status={statuses[row.group]}>{shows[row.group]}</StatusBadge>,
            },
            { id: 'route', label: '経路', cell: row => <RouteShort stops={row.stops} /> },
            {
              id: 'drafted',
              label: '起案',
              tight: true,
              cell: row => <RelativeTime at={row.draftedAt} now={now} />,
            },
          ]}
          rows={batches}
          rowKey={row => row.id}
          rowHref={row => `/office/proposals/${row.id}`}
          empty={<Note>まだ一括決裁をしていません。</Note>}
        />
      </section>
    </div>
  )
}

const statuses = {
  mine: 'active',
  open: 'waiting',
  review: 'waiting',
  decided: 'good',
  ended: 'bad',
} as const

function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
