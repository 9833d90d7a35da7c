import { say } from '#language/text.ts'
import { isDay, tokyoDay } from '#language/values/date.ts'
import { monthName } from '#modules/claims/rules.ts'
import { previewTransfer, transfersOf } from '#modules/claims/transfer/read.ts'
import { addBusinessDays } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'
import { askedMonth } from './month.server.ts'

/** What the next transfer would hold, and those made before, as the page shows them. */
export async function shownTransfers(ctx: Context, request: Request) {
  const { scheme, month, thisMonth } = await askedMonth(ctx, request)
  const params = new URL(request.url).searchParams
  const asked = params.get('payOn') ?? ''
  // Ten open days leave time for the bank and for a second pair of eyes.
  const payOn = isDay(asked) ? asked : addBusinessDays(tokyoDay(ctx.now), 10)
  const preview = await previewTransfer(ctx, { scheme: scheme.id, month: thisMonth, payOn })
  const transfers = await transfersOf(ctx, scheme.id)
  return {
    scheme: { id: scheme.id, name: say(scheme.name, 'ja') },
    month,
    upTo: thisMonth,
    payOn,
    preview: {
      ...preview,
      payees: preview.payees.map(payee => ({
        claimId: payee.claimId,
        name: payee.facilityName,
        monthName: monthName(payee.month),
        amount: payee.amount,
        again: payee.again,
        problems: payee.problems,
        account: payee.account
          ? {
              bank: payee.account.bankName,
              branch: payee.account.branchName,
              number: payee.to?.accountNumber ?? payee.account.number,
              holder: payee.account.holderKana,
              yucho: payee.account.yucho ?? null,
            }
          : null,
      })),
      offsets: preview.offsets.map(each => ({
        ...each,
        monthName: monthName(each.month),
        owingMonthName: monthName(each.owingMonth),
      })),
      carried: preview.carried.map(each => ({ ...each, monthName: monthName(each.month) })),
    },
    transfers: transfers.map(each => ({
      ...each,
      createdAt: each.createdAt.toISOString(),
      monthName: monthName(each.month),
    })),
  }
}
export type ShownTransfers = Awaited<ReturnType<typeof shownTransfers>>
