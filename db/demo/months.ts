import { addDays, tokyoInstant } from '#language/values/date.ts'
import { acceptClaims, submitClaim } from '#modules/claims/claim/write.ts'
import { closeMonth } from '#modules/claims/month/write.ts'
import { confirmReports } from '#modules/claims/report/write.ts'
import { createTransfer, importTransferResult } from '#modules/claims/transfer/write.ts'
import { addBusinessDays, nextOpenDay } from '#platform/calendar.ts'
import { facilities, scheme } from './constants.ts'
import { nextLook } from './office.ts'
import { diceOf } from './random.ts'
import type { Theatre } from './theatre.ts'

/** Every month's claims, closing and payment; of the last month only what `settled` says has come in by now. */
export function settleMonths(theatre: Theatre, unsettled: { open: string[]; waiting: string[] }): void {
  const months = monthsBefore(theatre.today, 12)
  for (const [index, month] of months.entries()) {
    const last = index === months.length - 1
    confirmWeekly(theatre, month)
    for (const facility of facilities.filter(f => f.serves.includes(theatre.town.municipality))) {
      if (last && unsettled.open.includes(facility.id)) continue
      claim(theatre, facility.id, month, { accept: !last || !unsettled.waiting.includes(facility.id) })
    }
    if (!last) closeAndPay(theatre, month)
  }
}

/** The first days of the month after. */
function after(month: string, businessDays: number, time: string): Date {
  const first = `${addDays(`${month}-28`, 5).slice(0, 7)}-01`
  return tokyoInstant(addBusinessDays(first, businessDays), time)
}

/** 市の確認 of what was reported, week by week and once more after the month. */
function confirmWeekly(theatre: Theatre, month: string): void {
  const days = [`${month}-08`, `${month}-15`, `${month}-22`].map(day =>
    tokyoInstant(nextOpenDay(day), '13:20'),
  )
  for (const at of [...days, after(month, 3, '08:50')]) {
    theatre.agenda.at(at, 'everybody', async () => {
      const { rows } = await theatre.owner.query<{ id: string }>(
        `select id from use_reports where municipality_id = $1 and closed_at < $2 and confirmed_at is null`,
        [theatre.town.municipality, at],
      )
      if (rows.length === 0) return
      const reportIds = rows.map(row => row.id)
      await theatre.as(theatre.actor(theatre.town.clerk), at, ctx => confirmReports(ctx, { reportIds }))
    })
  }
}

function claim(theatre: Theatre, facility: string, month: string, how: { accept: boolean }): void {
  const { agenda, town } = theatre
  const luck = diceOf(`${facility} ${month} ${town.municipality}`)
  const sent = nextLook(after(month, 3, '09:30'), luck.whole(0, 300))
  agenda.at(sent, 'everybody', async () => {
    // A facility nobody used has nothing to claim.
    const outcome = await theatre.try(theatre.atFacility(facility), sent, ctx =>
      submitClaim(ctx, { facility, municipality: town.municipality, scheme, month }),
    )
    if (!outcome.ok || !how.accept) return
    const { claimId } = outcome.value
    const accepted = nextLook(sent, luck.whole(60, 500))
    agenda.at(accepted, 'everybody', async () => {
      await theatre.as(theatre.actor(town.clerk), accepted, ctx => acceptClaims(ctx, { claimIds: [claimId] }))
    })
  })
}

function closeAndPay({ agenda, as, actor, owner, town }: Theatre, month: string): void {
  const clerk = actor(town.clerk)
  const closed = after(month, 8, '15:10')
  const payOn = addBusinessDays(`${addDays(`${month}-28`, 5).slice(0, 7)}-24`, 1)
  agenda.at(closed, 'everybody', async () => {
    await as(clerk, closed, ctx => closeMonth(ctx, { scheme, month }))
    const made = new Date(closed.getTime() + 25 * 60_000)
    const { rows } = await owner.query<{ some: boolean }>(
      `select claims > 0 some from closings where municipality_id = $1 and month = $2`,
      [town.municipality, `${month}-01`],
    )
    if (!rows[0]?.some) return
    const { transferId } = await as(clerk, made, ctx => createTransfer(ctx, { scheme, month, payOn }))
    const back = tokyoInstant(addBusinessDays(payOn, 1), '10:40')
    agenda.at(back, 'everybody', async () => {
      const { rows: files } = await owner.query<{ file: Buffer }>(
        `select file from transfers where municipality_id = $1 and id = $2`,
        [town.municipality, transferId],
      )
      // The bank returns the same records; a blank result means paid.
      const file = new Uint8Array(files[0]?.file ?? [])
      await as(clerk, back, ctx => importTransferResult(ctx, { transferId, file }))
    })
  })
}

/** The months before a day's own, oldest first: `2026-03`, … */
export function monthsBefore(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, month - 1 - (count - index), 1))
    return date.toISOString().slice(0, 7)
  })
}
