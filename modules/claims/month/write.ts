import { tokyoDay } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { staffOf } from '../access.ts'
import { isClosed } from '../book/read.ts'
import { lockBook } from '../book/write.ts'
import { giveBack } from '../claim/write.ts'
import { firstDay, lastDay, monthName } from '../rules.ts'
import { monthOverview } from './read.ts'
import { CloseMonth } from './schema.ts'

/**
 * 月締め: from now on nothing can enter this month; what is missed or was wrong goes into the next open one. Every
 * facility's claim must be accepted, or the facility be named in `leave`: its uses then wait for the next month, and
 * a claim not yet accepted is returned to it. By the municipality's staff, after the month is over; refuses
 * `month-not-over`, `month-closed`, and `month-incomplete` with the facilities in question.
 */
export const closeMonth = command({
  type: 'month.closed',
  schema: CloseMonth,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { scheme, month, leave }) => {
    const { municipalityId, accountId } = staffOf(ctx)
    if (lastDay(month) >= tokyoDay(ctx.now)) refuse('month-not-over', { month: monthName(month) })
    await lockBook(ctx, municipalityId, scheme)
    if (await isClosed(ctx, municipalityId, scheme, month)) {
      refuse('month-closed', { month: monthName(month) })
    }
    const overview = await monthOverview(ctx, { scheme, month })
    const unsettled = overview.filter(each => each.state === 'claimed' || each.state === 'missing')
    const open = unsettled.filter(each => !leave.includes(each.facility.id))
    if (open.length > 0) {
      refuse('month-incomplete', {
        names: open.map(each => each.facility.name).join('、'),
        facilities: open.map(each => each.facility.id),
      })
    }
    for (const { claim } of unsettled) {
      if (claim)
        await giveBack(
          ctx,
          municipalityId,
          claim.id,
          `${monthName(month)}の締めまでに受け入れられなかったため、翌月に回します。`,
        )
    }
    const accepted = overview.flatMap(each => (each.state === 'settled' && each.claim ? [each.claim] : []))
    const total = accepted.reduce((sum, claim) => sum + claim.totals.total, 0)
    await ctx.db
      .insertInto('closings')
      .values({
        municipality_id: municipalityId,
        scheme_id: scheme,
        month: firstDay(month),
        closed_at: ctx.now,
        closed_by: accountId,
        claims: accepted.length,
        total,
      })
      .execute()
    return {
      event: {
        subject: { kind: 'month', id: await monthId(municipalityId, scheme, month) },
        data: {
          scheme,
          month,
          claims: accepted.map(claim => claim.id),
          total,
          left: unsettled.map(each => each.facility.id),
        },
      },
      result: { claims: accepted.length, total },
    }
  },
})

/** A closing has no id of its own: the same month always gives the same one (a name-based UUID, RFC 9562 §5.8). */
async function monthId(municipality: number, scheme: string, month: string): Promise<string> {
  const bytes = new TextEncoder().encode(`month:${municipality}:${scheme}:${month}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(hash).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
