import type { Facts } from '../feel/evaluate.ts'
import { truth } from '../rules/expression.ts'
import { type Filling, type FillProblem, fill } from '../rules/fill.ts'
import { labelsOf } from '../rules/labels.ts'
import { judging } from '../rules/scope.ts'
import type { Feel } from '../scheme/basics.ts'
import type { Block, LetterTemplate } from '../scheme/letter.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type Language, say, type Text } from '../text.ts'
import type { Day } from '../values/date.ts'

export type LetterBlock =
  /** `remedies`: 教示, which letters set apart. */
  | { kind: 'text'; text: string; remedies?: true }
  | { kind: 'heading'; text: string }
  | { kind: 'rows'; rows: { label: string; value: string }[] }
  | { kind: 'list'; items: string[] }

export interface LetterProblem {
  /** Where in the template, e.g. `blocks.2.rows.0.value`. */
  path: string
  message: string
  missing: string[]
}

export interface Letter {
  title: string
  blocks: LetterBlock[]
  /** Anything here means: do not send. */
  problems: LetterProblem[]
}

export interface LetterInput {
  /** Derived facts (`derive`), and what the sender adds: 決定日, 文書番号 … */
  facts: Facts
  /** Composed reasons (`clause.reason`), in order. */
  reasons?: readonly Text[]
  language: Language
  on: Day
}

/**
 * Composes a letter in one language: blocks whose `when` does not hold are left out, `{FEEL}` parts filled, reasons
 * and 教示 put in. Whatever is unknown or empty becomes a problem, never a gap; only `ja` is the legal act, the others
 * are reference translations.
 */
export function compose(template: LetterTemplate, scheme: Scheme, input: LetterInput): Letter {
  const writer = new Writer(scheme, input)
  const blocks = template.blocks.flatMap((block, index) => writer.block(block, `blocks.${index}`))
  return { title: writer.line(template.title, 'title'), blocks, problems: writer.problems }
}

/** The e-mail that tells the applicant the letter is there. */
export function composeMail(
  template: LetterTemplate,
  scheme: Scheme,
  input: LetterInput,
): { subject: string; body: string; problems: LetterProblem[] } {
  const writer = new Writer(scheme, input)
  const subject = writer.line(template.mail.subject, 'mail.subject')
  return { subject, body: writer.line(template.mail.body, 'mail.body'), problems: writer.problems }
}

class Writer {
  readonly problems: LetterProblem[] = []
  private readonly scheme: Scheme
  private readonly input: LetterInput
  private readonly filling: Filling

  constructor(scheme: Scheme, input: LetterInput) {
    this.scheme = scheme
    this.input = input
    this.filling = { facts: input.facts, at: judging(scheme, input.on), labels: labelsOf(scheme) }
  }

  line(text: Text, path: string): string {
    const filled = fill(say(text, this.input.language), this.input.language, this.filling)
    this.problems.push(...filled.problems.map(problem => ({ path, ...reported(problem) })))
    return filled.text
  }

  block(block: Block, path: string): LetterBlock[] {
    if (!this.included(block.when, path)) return []
    if ('text' in block) return [{ kind: 'text', text: this.line(block.text, `${path}.text`) }]
    if ('heading' in block) return [{ kind: 'heading', text: this.line(block.heading, `${path}.heading`) }]
    if ('reasons' in block) return this.reasons(path)
    if ('remedies' in block)
      return [{ kind: 'text', text: this.line(this.scheme.remedies.text, 'remedies.text'), remedies: true }]
    if ('rows' in block) {
      const rows = block.rows.flatMap((row, index) => {
        const at = `${path}.rows.${index}`
        if (!this.included(row.when, at)) return []
        return [{ label: this.line(row.label, `${at}.label`), value: this.line(row.value, `${at}.value`) }]
      })
      return rows.length > 0 ? [{ kind: 'rows', rows }] : []
    }
    const items = block.list.flatMap((item, index) => {
      const at = `${path}.list.${index}`
      return this.included(item.when, at) ? [this.line(item.text, `${at}.text`)] : []
    })
    return items.length > 0 ? [{ kind: 'list', items }] : []
  }

  /** A refusal without a reason would be unlawful (行政手続法8条), so it is a problem, not an empty list. */
  private reasons(path: string): LetterBlock[] {
    const items = (this.input.reasons ?? []).map(reason => say(reason, this.input.language))
    if (items.length === 0) this.problems.push({ path, message: '理由がありません。', missing: [] })
    for (const item of items) {
      if (/\{[^{}]*\}/.test(item)) {
        this.problems.push({ path, message: `理由に埋まっていない部分があります：${item}`, missing: [] })
      }
    }
    return [{ kind: 'list', items }]
  }

  private included(when: Feel | undefined, path: string): boolean {
    if (when === undefined) return true
    const outcome = truth(when, this.filling.facts, this.filling.at)
    if (outcome === 'unknown') {
      this.problems.push({ path: `${path}.when`, message: `条件「${when}」を判定できません。`, missing: [] })
    }
    return outcome === 'yes'
  }
}

function reported({ message, missing }: FillProblem): Omit<LetterProblem, 'path'> {
  return { message, missing }
}
