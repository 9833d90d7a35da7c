import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { addDays, formatDate, tokyoDay, tokyoTime } from '#language/values/date.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Radios } from '../../ui/fields/choices.tsx'
import { DayInput, NumberInput, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { type Entering, enterBooking, showEnter } from './enter.server.ts'
import { Span } from './span.tsx'

export const loader = page((ctx, { request }: PageArgs) => showEnter(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => enterBooking(ctx, form))
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/bookings/${outcome.value.reservationId}`)
}

export const meta = () => [{ title: '予約を入れる' }]

type Chosen = Extract<Entering, { voucher: object }>

export default function Enter() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const instead = shown.voucher ? shown.instead : null
  return (
    <Stack>
      <BackLink to="/office/bookings">予約</BackLink>
      <OfficeHead title={instead ? '予約を変える' : '電話・紙の予約を入れる'} />
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="入れられませんでした。何も変わっていません。">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {!instead && <Search q={shown.q} />}
      {shown.voucher ? <ForVoucher shown={shown} /> : <Results shown={shown} />}
    </Stack>
  )
}

function Search({ q }: { q: string }) {
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <TextInput name="q" label="氏名・フリガナか、利用券番号" value={q} width="medium" maxLength={60} />
      <Button look="secondary">探す</Button>
    </Form>
  )
}

function Results({ shown }: { shown: Entering }) {
  if (!shown.q) return <Note>名前の初めの何文字かで見つかります。一人だけのときは、そのまま枠が出ます。</Note>
  if (shown.results.length === 0) {
    return (
      <Empty title={`「${shown.q}」の利用券は見つかりません`} icon="document">
        字が違うときは、フリガナで探してください。申請がまだのときは、先に申請を入力します。
      </Empty>
    )
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {shown.results.map(each => (
        <li key={each.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
          <TextLink to={`/office/bookings/enter?voucher=${each.id}`}>{each.holder}</TextLink>
          <span className="text-ink-soft">{each.holderKana}</span>
          <code className="font-mono">{each.number}</code>
          <span>
            <DateText day={each.validUntil} style="western" />
            まで
          </span>
          {each.revoked && <strong className="text-danger">取消し</strong>}
        </li>
      ))}
    </ul>
  )
}

function ForVoucher({ shown }: { shown: Chosen }) {
  const { voucher, types, type, instead } = shown
  const to = (more: Record<string, string>) => {
    const query = new URLSearchParams({
      voucher: voucher.id,
      type,
      from: shown.from,
      ...(shown.stay ? { nights: String(shown.nights) } : {}),
      ...(instead ? { instead: instead.id } : {}),
      ...more,
    })
    return `/office/bookings/enter?${query}`
  }
  return (
    <Stack>
      <div className="rounded-12 bg-ground px-5 py-4">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <strong className="text-[1.25rem]">{voucher.holder}</strong>
          <span className="text-ink-soft">{voucher.kana}</span>
          <TextLink to={`/office/vouchers/${voucher.id}`}>{voucher.number}</TextLink>
        </p>
        <p className="flex flex-wrap gap-x-6">
          {voucher.balances.map(each => (
            <span key={each.label}>
              {each.label}：残り<strong>{each.remaining}</strong>/{each.limit}
              {each.unit}
            </span>
          ))}
          <span>
            <DateText day={voucher.validUntil} style="western" />
            まで
          </span>
        </p>
        {instead && (
          <p className="mt-2">
            いまの予約：
            <Span startsAt={instead.startsAt} endsAt={instead.endsAt} nights={instead.nights} />
            {'　'}
            {instead.facility}
            （選ぶと取り消されます）
          </p>
        )}
      </div>
      <Tabs
        label="種類"
        tabs={types.map(each => ({
          to: to({ type: each.id }),
          label: `${each.label} ${each.charged.toLocaleString('ja-JP')}円${each.possible ? '' : '（残りなし）'}`,
          current: each.id === type,
        }))}
      />
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="voucher" value={voucher.id} />
        <input type="hidden" name="type" value={type} />
        {instead && <input type="hidden" name="instead" value={instead.id} />}
        <DayInput name="from" label="この日から2週間" value={shown.from} />
        {shown.stay && shown.most > 1 && (
          <NumberInput name="nights" label="泊数" unit="泊" width="tiny" value={String(shown.nights)} />
        )}
        <Button look="secondary">表示</Button>
        <LinkButton to={to({ from: addDays(shown.from, 14) })} look="text" iconEnd="right">
          次の2週間
        </LinkButton>
      </Form>
      <PostForm key={`${type}${shown.from}${shown.nights}`}>
        <input type="hidden" name="voucher" value={voucher.id} />
        <input type="hidden" name="type" value={type} />
        {instead && <input type="hidden" name="instead" value={instead.id} />}
        <Stack>
          {!instead && (
            <div className="flex flex-wrap gap-x-10 gap-y-4">
              <Radios
                name="channel"
                label="受付"
                value="phone"
                choices={[
                  { value: 'phone', label: '電話' },
                  { value: 'paper', label: '紙' },
                ]}
              />
              <div className="min-w-80 grow">
                <TextInput name="wish" label="施設に伝えること" required={false} maxLength={500} />
              </div>
            </div>
          )}
          <Places shown={shown} />
        </Stack>
      </PostForm>
    </Stack>
  )
}

/** Per facility the free slots as buttons: pressing one books it. */
function Places({ shown }: { shown: Chosen }) {
  const free = shown.places.filter(place => place.slots.length > 0)
  if (free.length === 0) {
    return (
      <Empty title="空いている枠がありません" icon="calendar">
        {formatDate(shown.from, 'ja', 'weekday')}から2週間の空きはありません。日か種類を変えてください。
      </Empty>
    )
  }
  return (
    <Stack>
      {free.map(place => (
        <section key={place.id} className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            {place.name}{' '}
            <span className="ml-2 text-[0.9375rem] font-normal text-ink-soft">{place.phone}</span>
          </Heading>
          <ul className="flex flex-wrap gap-2">
            {place.slots.map(slot => {
              const from = new Date(slot.startsAt)
              const day = formatDate(tokyoDay(from), 'ja', 'weekday')
              return (
                <li key={slot.ids}>
                  <Button
                    name="choice"
                    value={`${place.id} ${slot.ids}`}
                    look="secondary"
                    size="medium"
                    causes={slot.late ? '本人の締切後' : `あと${slot.free}人`}
                  >
                    {day} {tokyoTime(from)}
                  </Button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </Stack>
  )
}
