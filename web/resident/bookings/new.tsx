import { redirect, useLoaderData } from 'react-router'
import { formatDate } from '#language/values/date.ts'
import { nextUses } from '#modules/bookings/prices/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { voucherRow } from '#modules/vouchers/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { LinkCard } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { usableVouchers } from './scheme.server.ts'
import { along, wayFrom } from './way.ts'
import { booking } from './words.ts'

export const loader = page(async (ctx, { params, request }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const way = wayFrom(request)
  const usable = await usableVouchers(ctx, actor, way.scheme)
  const chosen = usable.find(each => each.id === way.voucher) ?? (usable.length === 1 ? usable[0] : undefined)
  const names = new Map((await schemesOf(ctx, city.id)).map(({ scheme }) => [scheme.id, scheme]))
  const [first] = names.values()
  if (!chosen) {
    return {
      city: { slug: city.slug },
      way,
      apply: first ? `/${city.slug}/schemes/${first.id}` : `/${city.slug}`,
      vouchers: usable.map(each => ({
        id: each.id,
        scheme: each.schemeId,
        name: names.get(each.schemeId)?.name ?? { ja: each.schemeId },
        until: each.validUntil,
      })),
      next: null,
    }
  }
  const row = (await voucherRow(ctx, city.id, chosen.id)) ?? refuse('not-found')
  const next = await nextUses(ctx, row)
  const to = { ...way, voucher: chosen.id, scheme: chosen.schemeId }
  const possible = next.filter(each => each.possible)
  const [only] = possible
  if (only && possible.length === 1 && next.length === 1) {
    throw redirect(along(`/${city.slug}/facilities`, { ...to, type: only.type }))
  }
  return { city: { slug: city.slug }, way: to, apply: null, vouchers: [], next }
})

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.book)

export default function NewBooking() {
  const { city, way, apply, vouchers, next } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const speak = useSay()
  const yen = (n: number) =>
    n === 0 ? speak(booking.free) : speak(booking.yen, { n: n.toLocaleString('ja-JP') })
  return (
    <ResidentPage back={{ to: `/${city.slug}/vouchers`, label: <Say text={booking.vouchers} /> }}>
      <Stack>
        {next === null && vouchers.length === 0 && (
          <>
            <Heading level={1}>
              <Say text={booking.book} />
            </Heading>
            <Empty
              title={<Say text={booking.needVoucher} />}
              action={
                apply && (
                  <LinkButton to={apply} reload>
                    <Say text={booking.toApply} />
                  </LinkButton>
                )
              }
            >
              <Say text={booking.needVoucherHelp} />
            </Empty>
          </>
        )}
        {next === null && vouchers.length > 0 && (
          <>
            <Heading level={1}>
              <Say text={booking.chooseVoucher} />
            </Heading>
            {vouchers.map(each => (
              <LinkCard
                key={each.id}
                to={along(`/${city.slug}/bookings/new`, { ...way, voucher: each.id, scheme: each.scheme })}
                title={<Say text={each.name} />}
                about={<Say text={booking.validUntil} values={{ day: formatDate(each.until, language) }} />}
              />
            ))}
          </>
        )}
        {next && (
          <>
            <Heading level={1}>
              <Say text={booking.chooseType} />
            </Heading>
            {next.map(each =>
              each.possible ? (
                <LinkCard
                  key={each.type}
                  to={along(`/${city.slug}/facilities`, { ...way, type: each.type })}
                  title={<Say text={each.label} />}
                  about={
                    <span className="flex flex-col gap-1">
                      {each.description && <Say text={each.description} />}
                      <span>
                        <strong>{yen(each.charged)}</strong>{' '}
                        <span className="text-[0.9375rem] text-ink-soft">
                          <Say text={booking.nthUse} values={{ n: each.ordinal }} />
                          {each.stay && (
                            <>
                              {' '}
                              <Say text={booking.perNight} />
                            </>
                          )}
                        </span>
                      </span>
                    </span>
                  }
                />
              ) : (
                <div key={each.type} className="rounded-16 border border-line p-5 text-ink-soft sm:p-6">
                  <p className="text-[1.125rem] font-bold">
                    <Say text={each.label} />
                  </p>
                  <p>
                    <Say text={booking.nothingLeft} />
                  </p>
                </div>
              ),
            )}
          </>
        )}
      </Stack>
    </ResidentPage>
  )
}
