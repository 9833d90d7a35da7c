import type { LetterProblem } from '#language/letters/compose.ts'
import { officeOf, staffOf } from '#modules/cases/access.ts'
import { caseRow } from '#modules/cases/facts/read.ts'
import { supplied } from '#modules/eligibility/facts/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { undrawable } from '#platform/pdf/drawable.ts'
import { letterFrom, materialOf } from '../composing/read.ts'
import { printedText } from '../rules.ts'
import { type LetterContent, Preview } from '../schema.ts'

/** Known only once the decision has taken effect. */
const later: readonly string[] = [supplied.voucherNumber, supplied.voucherFrom, supplied.voucherUntil]

export interface LetterPreview {
  content: LetterContent
  /** What would keep it from being issued. */
  problems: LetterProblem[]
  /** What is filled in when it is issued. */
  later: LetterProblem[]
  /** Characters no typeface can print; the letter would be held back until somebody chooses others. */
  missing: string[]
}

/**
 * What an action would send, as it would read today, without using up a number. Refuses `not-found` for a case the
 * actor may not see or an action that sends no letter.
 */
export async function previewLetter(
  ctx: Context,
  input: { caseId: string; action: string; reasons: Preview['reasons'] },
): Promise<LetterPreview> {
  staffOf(ctx)
  const { caseId, action: actionId, reasons } = Preview.parse(input)
  const office = officeOf(ctx)
  const row = await caseRow(ctx, office, caseId)
  if (!row) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const action = scheme.workflow.actions.find(each => each.id === actionId)
  if (!action?.letter) return refuse('not-found')
  const facts = { [supplied.voucherNumber]: '（発行のときに番号が付きます）' }
  const material = await materialOf(ctx, office, { caseId, template: action.letter, reasons, facts })
  const number = `${material.template.symbol}第　　号`
  const { texts, mails, problems } = letterFrom(material, number)
  const content: LetterContent = {
    ...material.content,
    number,
    texts,
    mails,
    facts: {},
    substitutes: {},
  }
  const isLater = (problem: LetterProblem) =>
    problem.missing.length > 0 && problem.missing.every(name => later.includes(name))
  return {
    content,
    problems: problems.filter(problem => !isLater(problem)),
    later: problems.filter(isLater),
    missing: undrawable(printedText(content)),
  }
}
