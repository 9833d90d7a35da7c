import { fiscalYear, tokyoDay } from '#language/values/date.ts'
import { officeOf, staffOf } from '#modules/cases/access.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { undrawable } from '#platform/pdf/drawable.ts'
import { nextSerial } from '#platform/serial.ts'
import { letterFrom, materialOf } from './composing/read.ts'
import { heldById, letterOf } from './read.ts'
import { documentNumber, printedText } from './rules.ts'
import { Hold, Issue, type LetterContent, OneLetter, Release } from './schema.ts'

/**
 * Composes a letter in every language and issues it under the next 文書番号 of its symbol in the fiscal year; numbers
 * have no gaps, because one is taken only at the very end of the transaction that issues the letter. Refuses
 * `letter-incomplete` (with `problems`) rather than leave a gap, and `letter-undrawable` (with `missing`) when no
 * typeface holds a character and nobody has chosen what to print instead.
 */
export const issueLetter = command({
  type: 'letter.issued',
  schema: Issue,
  where: officeOf,
  async run(ctx, input) {
    const office = officeOf(ctx)
    const material = await materialOf(ctx, office, input)
    const { row, template, content, given } = material
    // Composed once under a stand-in, so that a number is only taken for a letter that can be issued.
    const draft = letterFrom(material, documentNumber(template.symbol, 0))
    if (draft.problems.length > 0) refuse('letter-incomplete', { problems: draft.problems })
    const missing = undrawable(printedText({ ...content, ...draft }))
    const open = missing.filter(character => !input.substitutes[character])
    const unfit = Object.values(input.substitutes).flatMap(text => undrawable(text))
    if (open.length > 0 || unfit.length > 0) refuse('letter-undrawable', { missing: [...open, ...unfit] })
    const year = fiscalYear(tokyoDay(ctx.now))
    const kind = `document:${template.symbol}`
    const serial = await nextSerial(ctx, { municipality: office, kind, year })
    const number = documentNumber(template.symbol, serial)
    const { texts, mails } = letterFrom(material, number)
    const issued: LetterContent = {
      ...content,
      number,
      texts,
      mails,
      facts: given,
      substitutes: input.substitutes,
    }
    const { id } = await ctx.db
      .insertInto('letters')
      .values({
        municipality_id: office,
        case_id: row.id,
        account_id: row.account_id,
        template: template.id,
        document_number: number,
        fiscal_year: year,
        title: texts.ja.title,
        content: json(issued),
        issued_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      event: {
        subject: { kind: 'case', id: row.id },
        account: row.account_id,
        data: {
          letterId: id,
          caseId: row.id,
          template: template.id,
          number,
          delivery: issued.delivery,
          ...(input.held ? { held: input.held } : {}),
        },
      },
      result: { letterId: id, number },
    }
  },
})

/** Writes down that a letter could not be made, for people to see. Nothing is sent, no number is used. */
export const holdLetter = command({
  type: 'letter.held',
  schema: Hold,
  where: officeOf,
  async run(_ctx, input) {
    return {
      event: { subject: { kind: 'case', id: input.issue.caseId }, data: { ...input } },
      result: null,
    }
  },
})

/**
 * Staff issue a letter that was held back: after the case was put right, or with 代替文字 chosen for the characters that
 * cannot be printed. Once per held letter, however often it is pressed.
 */
export async function releaseLetter(
  ctx: Context,
  input: { held: string; substitutes: Record<string, string> },
): Promise<{ letterId: string; number: string }> {
  staffOf(ctx)
  const { held, substitutes } = Release.parse(input)
  const found = await heldById(ctx, officeOf(ctx), held)
  if (!found) return refuse('not-found')
  return issueLetter(ctx, { ...found.issue, substitutes, held }, { key: `held:${held}` })
}

/** A letter that does not go by mail was posted or handed over. */
export const deliverLetter = command({
  type: 'letter.delivered',
  schema: OneLetter,
  where: officeOf,
  async run(ctx, { letterId }) {
    staffOf(ctx)
    const letter = await letterOf(ctx, letterId)
    return {
      event: {
        subject: { kind: 'letter', id: letterId },
        account: letter.account,
        data: { caseId: letter.caseId, by: letter.content.delivery },
      },
      result: { caseId: letter.caseId },
    }
  },
})
