import { deriveUse, typeOf, type Use } from '#language/entitlement/situation.ts'
import type { Facts } from '#language/feel/evaluate.ts'
import { questionsOf } from '#language/form/facts.ts'
import { type Journey, journey } from '#language/form/journey.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers, Form } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { unfit } from '#modules/applications/rules.ts'

/**
 * The question of a report whose answer is the copayment the facility received, in whole yen. A scheme whose report
 * does not ask it leaves the amount out of the comparison.
 */
export const collectedQuestion = 'collected'

/** A booking as the report and the claim see it. Days are Japanese, instants UTC. */
export interface UseRow {
  type: string
  day: string
  nights: number
  ordinal: number
  starts_at: Date
  ends_at: Date
}

/** The use as the scheme's expressions see it. */
export function asUse(scheme: Scheme, row: UseRow): Use {
  const nights = typeOf(scheme, row.type)?.length === 'nights'
  return {
    type: row.type,
    on: row.day,
    ordinal: row.ordinal,
    ...(nights
      ? { nights: row.nights }
      : { hours: (row.ends_at.getTime() - row.starts_at.getTime()) / 3_600_000 }),
  }
}

/** What the report's conditions may speak of: the facts frozen in the voucher, and the use itself. */
export function reportFacts(scheme: Scheme, voucherFacts: Facts, row: UseRow): Facts {
  return deriveUse(scheme, voucherFacts, asUse(scheme, row)).facts
}

/** Where the writer stands in the report. */
export function reportJourney(scheme: Scheme, answers: Answers, facts: Facts, day: string): Journey {
  return journey(reportForm(scheme), answers, facts, situation(scheme, day))
}

/** The report a scheme asks for. A scheme without one cannot have uses reported: publishing sees to it. */
export function reportForm(scheme: Scheme): Form {
  if (!scheme.report) throw new Error(`Scheme ${scheme.id} asks for no report`)
  return scheme.report
}

/** Ids of answers that no box of the page could have sent. */
export function misfits(form: Form, page: string, answers: Answers): string[] {
  const pages = form.pages.filter(each => each.id === page)
  return unfit({ pages }, answers)
}

/** The copayment received, whole yen; null where the report does not ask. */
export function collectedIn(form: Form, answers: Answers): number | null {
  const question = questionsOf(form).find(each => each.id === collectedQuestion && each.kind === 'number')
  const value = question && answers[collectedQuestion]
  return typeof value === 'number' ? value : null
}
