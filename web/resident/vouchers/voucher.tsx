import { useLoaderData } from 'react-router'
import { formatDate } from '#language/values/date.ts'
import { nextUses } from '#modules/bookings/prices/read.ts'
import { bookingsWith } from '#modules/bookings/read.ts'
import { refuse } from '#modules/refusals.ts'
import { qrAddress } from '#modules/vouchers/number/rules.ts'
import { voucherOf, voucherRow } from '#modules/vouchers/read.ts'
import { qrSvg } from '#platform/qr.ts'
import { type PageArgs, page, serverRequest } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Say, sayPlain, useSay } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { BookingCard } from '../bookings/card.tsx'
import { Seen } from '../bookings/seen.tsx'
import { shownBooking } from '../bookings/shown.server.ts'
import { booking } from '../bookings/words.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { Coupons } from './coupons.tsx'
import { shownVoucher } from './shown.server.ts'

export const loader = page(async (ctx, { params, context }: PageArgs) => {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const id = params.id ?? ''
  const voucher = await voucherOf(ctx, city.id, id)
  const row = (await voucherRow(ctx, city.id, id)) ?? refuse('not-found')
  const uses = []
  for (const each of await bookingsWith(ctx, city.id, id)) uses.push(await shownBooking(ctx, each))
  const { publicUrl } = context.get(serverRequest)
  return {
    city: { slug: city.slug },
    voucher: await shownVoucher(ctx, voucher),
    seen: voucher.shown,
    qr: qrSvg(qrAddress(publicUrl, voucher.number), sayPlain(booking.qrTitle, 'ja')),
    next: await nextUses(ctx, row),
    uses,
  }
})

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.vouchers)

export default function OneVoucher() {
  const { city, voucher, seen, qr, next, uses } = useLoaderData<typeof loader>()
  const usable = voucher.state === 'usable'
  return (
    <ResidentPage
      back={{ to: `/${city.slug}/vouchers`, label: <Say text={booking.vouchers} /> }}
      contact={voucher.contact}
    >
      <Stack gap="large">
        <Stack>
          <Heading level={1}>
            <Say text={voucher.name} />
          </Heading>
          <Coupons voucher={voucher} />
          {usable && (
            <section className="flex flex-col items-center gap-3 rounded-16 bg-ground p-6 text-center">
              <Heading level={2} size={3}>
                <Say text={booking.showThis} />
              </Heading>
              <div
                className="rounded-8 bg-white p-3 [&_svg]:block [&_svg]:size-48"
                // biome-ignore lint/security/noDangerouslySetInnerHtml: made of a checked number by platform/qr.ts
                dangerouslySetInnerHTML={{ __html: qr }}
              />
              <p>
                <Say text={booking.number} />
                <br />
                <code className="font-mono text-[1.375rem] font-bold tracking-wider">{voucher.number}</code>
              </p>
            </section>
          )}
        </Stack>
        {usable && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={booking.priceNow} />
            </Heading>
            <Prices next={next} until={voucher.validUntil} />
            <LinkButton to={`/${city.slug}/bookings/new?voucher=${voucher.id}`} wide iconEnd="right" reload>
              <Say text={booking.book} />
            </LinkButton>
          </section>
        )}
        <section className="flex flex-col gap-4">
          <Heading>
            <Say text={booking.uses} />
          </Heading>
          {uses.length === 0 && (
            <p className="text-ink-soft">
              <Say text={booking.noUses} />
            </p>
          )}
          {uses.map(each => (
            <BookingCard key={each.id} city={city.slug} booking={each} />
          ))}
        </section>
        <Seen shown={seen} />
      </Stack>
    </ResidentPage>
  )
}

type Next = Awaited<ReturnType<typeof loader>>['next']

function Prices({ next, until }: { next: Next; until: string }) {
  const language = useLanguage()
  const speak = useSay()
  const day = (text: string) => formatDate(text, language)
  return (
    <dl className="divide-y divide-line border-y border-line">
      {next.map(each => (
        <div key={each.type} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
          <dt className="font-bold">
            <Say text={each.label} />
          </dt>
          <dd className="text-[1.25rem] font-bold">
            {each.charged === 0 ? (
              <Say text={booking.free} />
            ) : (
              <Say text={booking.yen} values={{ n: each.charged.toLocaleString('ja-JP') }} />
            )}
          </dd>
          <dd className="w-full">
            <Note>
              <Say text={booking.nthUse} values={{ n: each.ordinal }} />
              {language === 'en' ? ', ' : '・'}
              <Say text={booking.takes} values={{ n: each.units, unit: speak(each.unit) }} />
              {each.stay && (
                <>
                  {language === 'en' ? ' ' : '・'}
                  <Say text={booking.perNight} />
                </>
              )}
              {each.window && each.possible && each.window.until !== until && (
                <>
                  <br />
                  <Say text={booking.usableUntil} values={{ day: day(each.window.until) }} />
                </>
              )}
              {!each.possible && (
                <>
                  <br />
                  <Say text={booking.nothingLeft} />
                </>
              )}
            </Note>
          </dd>
        </div>
      ))}
    </dl>
  )
}
