import { fiscalYear, tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { encodeCp932, firstOutsideCp932, toCp932Repertoire } from '#platform/sheet/cp932.ts'
import { keeperOf } from '../keepers/read.ts'
import type { Register } from '../schema.ts'
import { benefitLines, broken, pupilLines, residentLines, taxLines } from './rules.ts'

/**
 * A file as a core system would write it, made from what the register says, with a few people changed, new and gone, so
 * that taking it in shows something. CP932 where all names fit, else UTF-8. For those who keep the registers.
 */
export async function sampleExtract(
  ctx: Context,
  register: Register,
  options: { broken?: boolean } = {},
): Promise<{ bytes: Uint8Array; name: string }> {
  const { municipalityId } = await keeperOf(ctx)
  const today = tokyoDay(ctx.now)
  const good = await linesOf(ctx, municipalityId, register, today)
  const text = (options.broken ? broken(good) : good).map(cells => cells.map(quote).join(',')).join('\r\n')
  const fitted = toCp932Repertoire(`${text}\r\n`)
  const name = `${register}_${today.replaceAll('-', '')}${options.broken ? '_mistakes' : ''}.csv`
  if (firstOutsideCp932(fitted) === null) return { bytes: encodeCp932(fitted), name }
  return { bytes: new TextEncoder().encode(`\uFEFF${text}\r\n`), name }
}

async function linesOf(
  ctx: Context,
  municipality: number,
  register: Register,
  today: string,
): Promise<string[][]> {
  switch (register) {
    case 'residents':
      return residentLines(
        await ctx.db
          .selectFrom('residents')
          .selectAll()
          .where('municipality_id', '=', municipality)
          .where('gone_on', 'is', null)
          .orderBy('number')
          .execute(),
        today,
      )
    case 'taxes':
      return taxLines(
        await ctx.db
          .selectFrom('register_taxes')
          .selectAll()
          .where('municipality_id', '=', municipality)
          .where('year', '=', fiscalYear(today))
          .orderBy('number')
          .execute(),
      )
    case 'pupils':
      return pupilLines(
        await ctx.db
          .selectFrom('register_pupils')
          .selectAll()
          .where('municipality_id', '=', municipality)
          .where('year', '=', fiscalYear(today))
          .orderBy('number')
          .execute(),
      )
    case 'benefits':
      return benefitLines(
        await ctx.db
          .selectFrom('register_benefits')
          .selectAll()
          .where('municipality_id', '=', municipality)
          .orderBy('number')
          .execute(),
        today,
      )
  }
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
