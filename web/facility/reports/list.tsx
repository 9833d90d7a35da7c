import { useLoaderData, useSearchParams } from 'react-router'
import { reportDesk } from '#modules/claims/desk/read.ts'
import { municipality } from '#modules/places/read.ts'
import { page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { facilityActor, servedTypes } from '../names.server.ts'
import { Span } from '../span.tsx'

export const loader = page(async ctx => {
  const { facilityId } = facilityActor(ctx)
  const { due, questions, closed } = await reportDesk(ctx)
  const types = await servedTypes(ctx, facilityId)
  const names = new Map<number, string>()
  for (const { municipality: id } of [...due, ...closed, ...questions]) {
    if (!names.has(id)) names.set(id, (await municipality(ctx, id))?.name ?? '')
  }
  const shown = (use: (typeof due)[number]) => ({
    id: use.reservationId,
    holder: use.holder,
    startsAt: use.startsAt.toISOString(),
    endsAt: use.endsAt.toISOString(),
    nights: use.nights,
    municipality: names.get(use.municipality) ?? '',
    type: types.find(each => each.scheme === use.scheme && each.type === use.type)?.label ?? use.type,
    report: use.report,
    confirmed: use.confirmed,
    over: use.endsAt <= ctx.now,
  })
  return {
    now: ctx.now.toISOString(),
    due: due.map(shown),
    closed: closed.map(shown),
    questions: questions.map(each => ({
      ...each,
      askedAt: each.askedAt.toISOString(),
      municipality: names.get(each.municipality) ?? '',
    })),
  }
})

export const meta = () => [{ title: '実施報告' }]

const done: Record<string, string> = {
  closed: '実施報告を確定しました。月の請求に入ります。',
  saved: '書いたところまで保存しました。',
  reversed: '利用を取り消しました。利用券は利用者に戻っています。',
}

export default function Reports() {
  const { now, due, closed, questions } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const said = done[params.get('done') ?? '']
  return (
    <Stack gap="large">
      <div>
        <Heading level={1}>実施報告</Heading>
        {said && (
          <div className="mt-4">
            <NotificationBanner tone="success" live title={said} />
          </div>
        )}
      </div>
      {questions.length > 0 && (
        <section aria-labelledby="asked">
          <Heading id="asked">照会への回答（{questions.length}件）</Heading>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {questions.map(each => (
              <li key={each.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
                <div className="min-w-0 grow basis-80">
                  <p className="text-[0.9375rem] text-ink-soft">
                    {each.municipality}　<RelativeTime at={each.askedAt} now={now} />　{each.holder}さん
                  </p>
                  <p className="font-bold">{each.body}</p>
                </div>
                <LinkButton to={`/facility/reports/${each.reservationId}`}>回答する</LinkButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="due">
        <Heading id="due">これから書く報告（{due.length}件）</Heading>
        {due.length === 0 ? (
          <Empty title="書く報告はありません" icon="success">
            利用が始まると、ここに並びます。利用のあと一週間のうちに書くと、月の請求がすぐそろいます。
          </Empty>
        ) : (
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {due.map(use => (
              <li key={use.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
                <div className="min-w-0 grow basis-80">
                  <p className="text-[1.1875rem] font-bold">{use.holder} さん</p>
                  <p className="text-ink-soft">
                    <Span startsAt={use.startsAt} endsAt={use.endsAt} nights={use.nights} />
                    <span className="ml-3">{use.type}</span>
                    <span className="ml-3">{use.municipality}</span>
                  </p>
                </div>
                {use.report === 'draft' && <StatusBadge status="active">書きかけ</StatusBadge>}
                {!use.over && <StatusBadge status="neutral">利用中</StatusBadge>}
                <LinkButton to={`/facility/reports/${use.id}`}>
                  {use.report === 'draft' ? '続きを書く' : '報告を書く'}
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
      </section>
      {closed.length > 0 && (
        <section aria-labelledby="closed">
          <Heading id="closed">確定した報告</Heading>
          <Note>この2か月の利用です。</Note>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {closed.map(use => (
              <li key={use.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
                <span className="min-w-0 grow basis-72">
                  <TextLink to={`/facility/reports/${use.id}`}>{use.holder} さん</TextLink>
                  <span className="ml-3 text-ink-soft">
                    <Span startsAt={use.startsAt} endsAt={use.endsAt} nights={use.nights} />
                    <span className="mx-3">{use.type}</span>
                    {use.municipality}
                  </span>
                </span>
                <StatusBadge status={use.confirmed ? 'good' : 'waiting'}>
                  {use.confirmed ? '確認済み' : '確認待ち'}
                </StatusBadge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}
