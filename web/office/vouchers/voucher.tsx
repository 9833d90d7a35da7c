import { useActionData, useLoaderData } from 'react-router'
import { unitsOf } from '#language/entitlement/units.ts'
import { say } from '#language/text.ts'
import { logView } from '#modules/accounts/write.ts'
import { bookingsWith } from '#modules/bookings/read.ts'
import { facility } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { ledgerOf, voucherOf, voucherRow } from '#modules/vouchers/read.ts'
import { correctVoucher, revokeVoucher } from '#modules/vouchers/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { schemesById, shownBooking } from '../bookings/rows.server.ts'
import { Span } from '../bookings/span.tsx'
import { actorKinds, bookingBadges, bookingStates, lineKinds } from '../bookings/words.ts'
import { Correct, Revoke } from './change.tsx'
import { changedFacts, factBoxes } from './facts.server.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const { municipalityId } = ctx.actor
  const id = params.id ?? ''
  const voucher = await voucherOf(ctx, municipalityId, id)
  const row = (await voucherRow(ctx, municipalityId, id)) ?? refuse('not-found')
  await logView(ctx, {
    municipality: municipalityId,
    account: voucher.account,
    subjectKind: 'voucher',
    subjectId: id,
  })
  const { scheme } = await schemeOf(ctx, municipalityId, voucher.schemeId, voucher.schemeVersion)
  const schemes = await schemesById(ctx, municipalityId)
  const bookings = (await bookingsWith(ctx, municipalityId, id)).map(each => shownBooking(each, schemes))
  const places = new Map<string, string>()
  for (const { facilityId, facility: name } of bookings) places.set(facilityId, name)
  const lines = []
  for (const line of await ledgerOf(ctx, municipalityId, id)) {
    const pool = scheme.entitlement?.pools.find(each => each.id === line.pool)
    const place = line.facility_id
      ? (places.get(line.facility_id) ?? (await facility(ctx, line.facility_id))?.name)
      : null
    lines.push({
      id: line.id,
      at: line.at.toISOString(),
      kind: line.kind as keyof typeof lineKinds,
      pool: pool ? say(pool.label, 'ja') : line.pool,
      units: pool ? unitsOf(line.steps, pool) : line.steps,
      unit: pool ? say(pool.unit.label, 'ja') : '',
      place: place ?? '',
      booking: line.reservation_id,
      by: actorKinds[line.actor_kind] ?? line.actor_kind,
      note: line.note,
    })
  }
  return {
    voucher: {
      id,
      number: voucher.number,
      holder: voucher.holder,
      kana: voucher.holderKana,
      caseId: voucher.caseId,
      validFrom: voucher.validFrom,
      validUntil: voucher.validUntil,
      revokedAt: voucher.revokedAt?.toISOString() ?? null,
      balances: voucher.balances.map(each => ({
        pool: each.pool,
        label: say(each.label, 'ja'),
        unit: say(each.unit, 'ja'),
        limit: each.limit,
        held: each.held,
        used: each.used,
        remaining: each.remaining,
      })),
    },
    boxes: factBoxes(scheme, row.facts as Record<string, unknown>),
    bookings,
    lines,
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const voucherId = args.params.id ?? ''
  const reason = String(form.get('reason') ?? '')
  const once = { key: String(form.get('_key') ?? '') }
  const outcome = await act(args, async ctx => {
    if (ctx.actor.kind !== 'staff') return refuse('not-found')
    if (form.get('do') === 'revoke') {
      await revokeVoucher(ctx, { voucherId, reason }, once)
      return '利用券を取り消しました。これからの予約は、まもなく取り消されます。'
    }
    const { municipalityId } = ctx.actor
    const row = (await voucherRow(ctx, municipalityId, voucherId)) ?? refuse('not-found')
    const { scheme } = await schemeOf(ctx, municipalityId, row.scheme_id, row.scheme_version)
    const boxes = factBoxes(scheme, row.facts as Record<string, unknown>)
    const facts = changedFacts(boxes, name => String(form.get(`fact.${name}`) ?? ''))
    await correctVoucher(ctx, { voucherId, facts, reason }, once)
    return '利用券の内容を直しました。'
  })
  return outcome.ok ? { done: outcome.value } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '利用券' }]

type Loaded = Awaited<ReturnType<typeof loader>>
type Line = Loaded['lines'][number]

const ledger: Column<Line>[] = [
  { id: 'at', label: '日時', cell: line => <InstantText at={line.at} /> },
  { id: 'kind', label: '動き', cell: line => lineKinds[line.kind] },
  { id: 'pool', label: '枠', cell: line => line.pool },
  {
    id: 'units',
    label: '増減',
    end: true,
    cell: line =>
      line.units === 0 ? '—' : `${line.units > 0 ? '+' : '−'}${Math.abs(line.units)}${line.unit}`,
  },
  { id: 'place', label: '施設', cell: line => line.place },
  { id: 'by', label: 'だれが', cell: line => line.by },
  { id: 'note', label: '理由', cell: line => line.note },
]

const bookingColumns: Column<Loaded['bookings'][number]>[] = [
  {
    id: 'day',
    label: '日時',
    cell: row => <Span startsAt={row.startsAt} endsAt={row.endsAt} nights={row.nights} />,
  },
  { id: 'facility', label: '施設', cell: row => row.facility },
  { id: 'type', label: '種類', cell: row => row.typeLabel },
  {
    id: 'state',
    label: '状態',
    cell: row => <StatusBadge status={bookingBadges[row.state]}>{bookingStates[row.state]}</StatusBadge>,
  },
]

export default function OneVoucher() {
  const { voucher, boxes, bookings, lines } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Stack gap="large">
      <Stack>
        <BackLink to={`/office/cases/${voucher.caseId}`}>申請</BackLink>
        {answered && 'done' in answered && <NotificationBanner tone="success" live title={answered.done} />}
        {answered && 'refused' in answered && (
          <NotificationBanner tone="error" live title="できませんでした。何も変わっていません。">
            <p>
              <Say text={answered.refused.text} />
            </p>
          </NotificationBanner>
        )}
        <OfficeHead
          over={voucher.kana}
          title={`${voucher.holder} さんの利用券`}
          actions={
            !voucher.revokedAt && (
              <>
                <LinkButton to={`/office/bookings/enter?voucher=${voucher.id}`} size="medium" icon="plus">
                  予約を入れる
                </LinkButton>
                <Correct boxes={boxes} />
                <Revoke
                  bookings={bookings.filter(each => ['requested', 'accepted'].includes(each.state)).length}
                />
              </>
            )
          }
        >
          <p className="mt-1 flex flex-wrap items-center gap-x-4">
            <code className="font-mono text-[1.125rem]">{voucher.number}</code>
            <span>
              <DateText day={voucher.validFrom} style="western" />〜
              <DateText day={voucher.validUntil} style="western" />
            </span>
            {voucher.revokedAt && (
              <StatusBadge status="bad">
                <InstantText at={voucher.revokedAt} /> に取消し
              </StatusBadge>
            )}
          </p>
        </OfficeHead>
        <div className="grid grid-cols-2 gap-6 sm:grid-cols-4">
          {voucher.balances.flatMap(each => [
            <Figure
              key={`${each.pool} left`}
              label={`${each.label}：残り`}
              value={each.remaining}
              unit={each.unit}
            />,
            <Figure
              key={`${each.pool} used`}
              label="利用・予約中"
              value={`${each.used}・${each.held}`}
              unit={`/${each.limit}${each.unit}`}
            />,
          ])}
        </div>
      </Stack>
      <section className="flex flex-col gap-3">
        <Heading level={2} size={3}>
          予約と利用
        </Heading>
        <DataTable
          caption="予約と利用"
          columns={bookingColumns}
          rows={bookings}
          rowKey={row => row.id}
          rowHref={row => `/office/bookings/${row.id}`}
          empty={<Note>まだ予約はありません。</Note>}
        />
      </section>
      <section className="flex flex-col gap-3">
        <Heading level={2} size={3}>
          台帳
        </Heading>
        <Note>残りは、この行の合計です。行は書き足すだけで、消したり直したりできません。</Note>
        <DataTable
          caption="利用券の台帳"
          columns={ledger}
          rows={lines}
          rowKey={line => line.id}
          empty={<Note>行がありません。</Note>}
        />
      </section>
      <p>
        <TextLink to={`/office/bookings?voucher=${voucher.id}`}>予約の一覧で見る</TextLink>
      </p>
    </Stack>
  )
}
