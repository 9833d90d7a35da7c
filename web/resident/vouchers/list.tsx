import { useLoaderData } from 'react-router'
import { vouchersOf } from '#modules/vouchers/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Stack } from '../../ui/text.tsx'
import { booking } from '../bookings/words.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { Coupons } from './coupons.tsx'
import { shownVoucher } from './shown.server.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const vouchers = []
  for (const each of await vouchersOf(ctx, city.id, actor.accountId))
    vouchers.push(await shownVoucher(ctx, each))
  return { city: { slug: city.slug }, vouchers }
})

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.vouchers)

export default function Vouchers() {
  const { city, vouchers } = useLoaderData<typeof loader>()
  const usable = vouchers.filter(each => each.state === 'usable')
  const over = vouchers.filter(each => each.state !== 'usable')
  return (
    <ResidentPage contact={usable[0]?.contact}>
      <Stack gap="large">
        <Heading level={1}>
          <Say text={booking.vouchers} />
        </Heading>
        {usable.length === 0 && (
          <Empty title={<Say text={booking.noVouchers} />}>
            <Say text={booking.noVouchersHelp} />
          </Empty>
        )}
        {usable.map(voucher => (
          <section key={voucher.id} className="flex flex-col gap-4">
            <Coupons voucher={voucher} />
            <Buttons>
              <LinkButton to={`/${city.slug}/bookings/new?voucher=${voucher.id}`} wide iconEnd="right" reload>
                <Say text={booking.book} />
              </LinkButton>
              <LinkButton to={`/${city.slug}/vouchers/${voucher.id}`} look="secondary" wide reload>
                <Say text={booking.seeVoucher} />
              </LinkButton>
            </Buttons>
          </section>
        ))}
        {over.length > 0 && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={booking.ended} />
            </Heading>
            {over.map(voucher => (
              <Coupons key={voucher.id} voucher={voucher} />
            ))}
          </section>
        )}
      </Stack>
    </ResidentPage>
  )
}
