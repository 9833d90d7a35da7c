import { say } from '#language/text.ts'
import { bookingList } from '#modules/bookings/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Column } from '#platform/sheet/column.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { sheetResponse } from '../sheet.server.ts'
import { filterOf, schemesById, shownBooking } from './rows.server.ts'
import { bookingChannels, bookingStates } from './words.ts'

const columns: Column[] = [
  { key: 'startsAt', label: '開始', type: 'datetime' },
  { key: 'endsAt', label: '終了', type: 'datetime' },
  { key: 'holder', label: '利用者', type: 'text' },
  { key: 'kana', label: 'フリガナ', type: 'text' },
  { key: 'facility', label: '施設', type: 'text' },
  { key: 'scheme', label: '事業', type: 'text' },
  { key: 'type', label: '種類', type: 'text' },
  { key: 'nights', label: '泊数', type: 'number' },
  { key: 'ordinal', label: '回目', type: 'number' },
  { key: 'units', label: '利用券から使う数', type: 'number' },
  { key: 'charged', label: '自己負担額', type: 'number' },
  { key: 'price', label: '委託単価', type: 'number' },
  { key: 'channel', label: '受付方法', type: 'text' },
  { key: 'state', label: '状態', type: 'text' },
]

export const loader = page(async (ctx, { request }: PageArgs) => {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const schemes = await schemesById(ctx, ctx.actor.municipalityId)
  // All at once: between one part and the next a booking could change its place and be missed.
  const { rows } = await bookingList(ctx, { ...filterOf(request), page: 1, size: Number.MAX_SAFE_INTEGER })
  return sheetResponse(ctx, request, {
    list: 'bookings',
    title: '予約',
    columns,
    rows: rows.map(row => {
      const shown = shownBooking(row, schemes)
      const scheme = schemes.get(row.scheme)
      return {
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        holder: shown.holder,
        kana: shown.kana,
        facility: shown.facility,
        scheme: scheme ? say(scheme.name, 'ja') : row.scheme,
        type: shown.typeLabel,
        nights: shown.nights,
        ordinal: shown.ordinal,
        units: shown.units,
        charged: shown.charged,
        price: shown.price,
        channel: bookingChannels[shown.channel],
        state: bookingStates[shown.state],
      }
    }),
  })
})
