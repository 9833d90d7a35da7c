import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { Span } from '../span.tsx'
import { stateBadges, stateNames } from '../words.ts'
import type { Found } from './found.server.ts'

/** The voucher that was shown: who, whether it is good today, what is left, today's booking, and booking the next. */
export function FoundVoucher({ found }: { found: Found }) {
  const { voucher, here, elsewhere } = found
  const now = here.filter(each => each.today && each.state !== 'used')
  return (
    <Stack gap="large">
      <div className={`rounded-16 p-6 ${voucher.usable ? 'bg-success-soft' : 'bg-danger-soft'}`}>
        <p className="flex flex-wrap items-center gap-3">
          <StatusBadge status={voucher.usable ? 'good' : 'bad'}>
            {voucher.usable
              ? '使える利用券です'
              : voucher.revoked
                ? '取り消された利用券です'
                : '期間の外の利用券です'}
          </StatusBadge>
          <span className="rounded-4 border border-line-strong bg-white px-2">
            {voucher.municipalityName}
          </span>
        </p>
        <h2 className="mt-3 text-[1.75rem] leading-tight font-bold">
          {voucher.holder} さん
          <span className="ml-3 text-[1rem] font-normal text-ink-soft">{voucher.holderKana}</span>
        </h2>
        <p className="mt-1">
          <DateText day={voucher.validFrom} />〜<DateText day={voucher.validUntil} />{' '}
          <span className="font-mono whitespace-nowrap sm:ml-4">{voucher.number}</span>
        </p>
        <ul className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
          {voucher.balances.map(each => (
            <li key={each.pool}>
              <span className="block text-[0.9375rem]">{each.label}</span>
              <strong className="text-[2rem] leading-none">残り{each.remaining}</strong>
              <span>
                {each.unit} / {each.limit}
                {each.unit}
              </span>
              {each.held > 0 && (
                <span className="ml-2 text-[0.9375rem]">
                  （予約中 {each.held}
                  {each.unit}）
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
      <section className="flex flex-col gap-3">
        <Heading>今日の予約</Heading>
        {now.length === 0 ? (
          <Note>今日、この施設の予約はありません。</Note>
        ) : (
          <ul className="flex flex-col gap-3">
            {now.map(each => (
              <li key={each.id} className="flex flex-wrap items-center gap-4">
                <strong className="text-[1.25rem]">
                  <Span startsAt={each.startsAt} endsAt={each.endsAt} nights={each.nights} />　{each.type}
                </strong>
                <LinkButton to={`/facility/bookings/${each.id}`} size="medium">
                  予約を開く
                </LinkButton>
                <LinkButton to={`/facility/reports/${each.id}`} size="medium" look="secondary">
                  実施報告を書く
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
      </section>
      {voucher.usable && <Book found={found} />}
      <div className="grid gap-8 lg:grid-cols-2">
        <section className="flex flex-col gap-3">
          <Heading level={2} size={3}>
            この施設の予約と利用
          </Heading>
          {here.length === 0 ? (
            <Note>まだありません。</Note>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {here.map(each => (
                <li key={each.id} className="flex flex-wrap items-center gap-3 py-2">
                  <TextLink to={`/facility/bookings/${each.id}`}>
                    <Span startsAt={each.startsAt} endsAt={each.endsAt} nights={each.nights} />
                  </TextLink>
                  {each.type}
                  <StatusBadge status={stateBadges[each.state]}>{stateNames[each.state]}</StatusBadge>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="flex flex-col gap-3">
          <Heading level={2} size={3}>
            ほかの施設での利用
          </Heading>
          {elsewhere.length === 0 ? (
            <Note>ありません。</Note>
          ) : (
            <DescriptionList
              dense
              items={elsewhere.map(each => ({
                term: <DateText day={each.day} style="weekday" />,
                detail: `${each.type}${each.nights > 1 ? `（${each.nights}泊）` : ''}`,
              }))}
            />
          )}
          <Note>日と種類だけがわかります。施設の名前や記録は見えません。</Note>
        </section>
      </div>
      <p>
        <LinkButton to="/facility/scan" look="secondary">
          次の利用券を確かめる
        </LinkButton>
      </p>
    </Stack>
  )
}

/** Booking for somebody on the telephone or at the desk: one press per free slot, with what it costs. */
function Book({ found: { voucher, free } }: { found: Found }) {
  return (
    <section className="flex flex-col gap-3">
      <Heading>予約を入れる（電話・窓口）</Heading>
      {free.length === 0 ? (
        <Note>入れられる枠がありません。予約枠を増やすか、残りを確かめてください。</Note>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {free.map(each => (
            <li key={each.id}>
              <PostForm className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                <input type="hidden" name="municipality" value={voucher.municipality} />
                <input type="hidden" name="voucher" value={voucher.id} />
                <input type="hidden" name="number" value={voucher.number} />
                <input type="hidden" name="type" value={each.type} />
                <input type="hidden" name="slot" value={each.id} />
                <p>
                  <strong>
                    <Span startsAt={each.startsAt} endsAt={each.endsAt} nights={each.stay ? 1 : 0} />
                  </strong>
                  <span className="ml-3">{each.label}</span>
                  <span className="ml-3 text-ink-soft">
                    受け取る額 <Money yen={each.charged} strong />
                  </span>
                </p>
                <Button size="medium">この枠に予約</Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
