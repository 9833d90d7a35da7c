import { say } from '#language/text.ts'
import { isDay, tokyoDay } from '#language/values/date.ts'
import { staffOf } from '#modules/cases/access.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import { monthAfter, monthName } from '#modules/claims/rules.ts'
import { Month } from '#modules/claims/schema.ts'
import { nextPayMonth } from '#modules/payments/rules.ts'
import { previewRun, runsOf } from '#modules/payments/run/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { addBusinessDays } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'

/** Whom staff see by name; of protected people the page of the case tells more. */
const called = (each: { applicant: string; protected: boolean }) =>
  each.protected ? '（支援措置の方）' : each.applicant

/** What the next payment of a scheme would hold, and those made before; null where no scheme pays anything. */
export async function paymentsShown(ctx: Context, request: Request) {
  const { municipalityId, accountId } = staffOf(ctx)
  const params = new URL(request.url).searchParams
  const paying = (await schemesOf(ctx, municipalityId)).filter(({ scheme }) => scheme.payment)
  const asked = params.get('scheme')
  const { scheme } = paying.find(each => each.scheme.id === asked) ?? paying[0] ?? {}
  const schemes = paying.map(each => ({ id: each.scheme.id, name: say(each.scheme.name, 'ja') }))
  if (!scheme) return null
  const today = tokyoDay(ctx.now)
  const months = scheme.payment?.months ?? []
  const given = Month.safeParse(params.get('month'))
  const month = given.success ? given.data : nextPayMonth(months, today)
  const day = params.get('payOn') ?? ''
  const payOn = isDay(day) ? day : payDay(today, month)
  const preview = await previewRun(ctx, { scheme: scheme.id, month, payOn })
  const runs = await runsOf(ctx, scheme.id)
  const people = await peopleOf(
    ctx,
    runs.flatMap(run => [run.preparedBy, run.confirmedBy]),
  )
  const nameOf = (amount: string) => {
    const found = scheme.amounts.find(each => each.id === amount)
    return found ? say(found.name, 'ja') : amount
  }
  return {
    scheme: { id: scheme.id, name: say(scheme.name, 'ja') },
    schemes,
    month,
    monthName: monthName(month),
    unusual: months.length > 0 && !months.includes(Number(month.slice(5))),
    months: payMonths(months, today).map(value => ({ value, label: `${monthName(value)}支払` })),
    payOn,
    open: runs.some(run => run.state === 'prepared'),
    preview: {
      general: preview.general,
      total: preview.total,
      over: preview.over.map(each => ({ ...each, applicant: called(each) })),
      payees: preview.payees.map(payee => ({
        caseId: payee.caseId,
        number: payee.number,
        applicant: called(payee),
        amount: payee.amount,
        again: payee.again,
        problems: payee.problems,
        alike: payee.holder?.agrees === 'alike',
        confirmed: payee.holder?.agrees === 'different' ? payee.holder.confirmed : null,
        account: payee.holder && {
          bank: payee.holder.account.bankName,
          branch: payee.holder.account.branchName,
          number: `****${(payee.to?.accountNumber ?? payee.holder.account.number).slice(-3)}`,
          // Of protected people only the bank needs the name.
          holder: payee.protected ? '' : payee.holder.account.holderKana,
          yucho: payee.holder.account.yucho !== undefined,
        },
        lines: payee.lines.map(line => ({
          key: `${line.amount}${line.month}${line.part}`,
          name: nameOf(line.amount),
          month: monthName(line.month),
          added: line.part > 0,
          yen: line.yen,
        })),
      })),
    },
    runs: runs.map(run => ({
      id: run.id,
      monthName: monthName(run.month),
      payOn: run.payOn,
      total: run.total,
      sha256: run.sha256,
      state: run.state,
      leftOut: run.leftOut,
      mine: run.preparedBy === accountId,
      preparedBy: people.get(run.preparedBy)?.name ?? '',
      preparedAt: run.preparedAt.toISOString(),
      confirmedBy: run.confirmedBy ? (people.get(run.confirmedBy)?.name ?? '') : null,
      confirmedAt: run.confirmedAt?.toISOString() ?? null,
      payouts: run.payouts.map(payout => ({
        id: payout.id,
        caseId: payout.caseId,
        number: payout.caseNumber,
        applicant: called(payout),
        amount: payout.amount,
        state: payout.state,
        again: payout.again,
        reason: payout.reason || (payout.code ? `不能（${payout.code}）` : ''),
        holder: payout.protected ? '' : payout.account.holder,
        months: [...new Set(payout.lines.map(line => monthName(line.month)))].join('・'),
      })),
    })),
  }
}
export type ShownPayments = NonNullable<Awaited<ReturnType<typeof paymentsShown>>>

/** Some time in the pay month that leaves the bank and a second pair of eyes time. */
function payDay(today: string, month: string): string {
  const soonest = addBusinessDays(today, 7)
  const middle = addBusinessDays(`${month}-09`, 1)
  return soonest > middle ? soonest : middle
}

function payMonths(months: readonly number[], today: string): string[] {
  const here = today.slice(0, 7)
  const year = Array.from({ length: 9 }, (_, count) => monthAfter(here, count))
  return year.filter(month => months.length === 0 || months.includes(Number(month.slice(5)))).slice(0, 5)
}
