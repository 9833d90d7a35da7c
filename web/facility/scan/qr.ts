import { redirect } from 'react-router'
import { municipality } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { readNumber } from '#modules/vouchers/number/rules.ts'
import { vouchersOf } from '#modules/vouchers/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'

/**
 * Where the QR code of a voucher leads: a facility's staff to that voucher, its holder to their own page, and anybody
 * else to the door. The address alone says nothing.
 */
export const loader = page(async (ctx, { params }: PageArgs) => {
  const number = readNumber(params.number ?? '')
  const { actor } = ctx
  if (actor.kind === 'visitor') return refuse('sign-in-first')
  if (!number) return refuse('not-found')
  if (actor.kind === 'facility') throw redirect(`/facility/scan?number=${number}`)
  if (actor.kind === 'staff') throw redirect(`/office/bookings/enter?q=${number}`)
  if (actor.kind !== 'resident') return refuse('not-found')
  const own = (await vouchersOf(ctx, actor.municipalityId, actor.accountId)).find(
    each => each.number === number,
  )
  const city = await municipality(ctx, actor.municipalityId)
  if (!own || !city) return refuse('not-found')
  throw redirect(`/${city.slug}/vouchers/${own.id}`)
})
