import { isRequired, wordingOf } from '#language/form/asked.ts'
import { formatAnswer } from '#language/form/format.ts'
import { walk } from '#language/form/walk.ts'
import type { Clause } from '#language/rules/assess.ts'
import { situation } from '#language/rules/derive.ts'
import { labelsOf } from '#language/rules/labels.ts'
import type { FileAnswer } from '#language/scheme/form.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { caseFacts } from '#modules/cases/facts/read.ts'
import type { CaseView } from '#modules/cases/read.ts'
import type { Context } from '#platform/context.ts'

/** What a rule says, for the margin. */
export interface ShownCheck {
  rule: string
  name: string
  tone: 'fine' | 'refuse' | 'return' | 'caution' | 'unknown'
  /** Why it fails, or what is missing. */
  says: string
  clause: string
}

export interface ShownRemark {
  id: string
  reason: string
  body: string
  at: string
  sentAt: string | null
  answeredAt: string | null
}

export interface ShownAnswer {
  question: string
  label: string
  text: string
  lacking: boolean
  files: FileAnswer[]
  checks: ShownCheck[]
  remarks: ShownRemark[]
}

export interface ShownPage {
  id: string
  title: string
  /** Nothing but consents, all given. */
  agreed: boolean
  answers: ShownAnswer[]
}

/**
 * All that was put to the applicant, what lacks included, each answer with the checks and remarks that concern it.
 * `rest`: checks that concern no answer on the page.
 */
export async function answersShown(
  ctx: Context,
  view: CaseView,
): Promise<{ pages: ShownPage[]; rest: ShownCheck[] }> {
  const { scheme } = view.published
  const options = situation(scheme, tokyoDay(view.row.received_at))
  const facts = await caseFacts(ctx, scheme, view.row)
  const walked = walk(scheme.form, view.answers, facts, options)
  const label = factLabels(view)
  const clauses = (view.check?.assessment.clauses ?? []).filter(clause => clause.outcome !== 'silent')
  const put = new Set(walked.pages.flatMap(page => page.questions.map(question => question.id)))
  const pages = walked.pages.map(({ page, questions }) => ({
    id: page.id,
    title: say(page.title, 'ja'),
    agreed: questions.every(({ id, kind }) => kind === 'consent' && walked.answers[id] !== undefined),
    answers: questions
      .map((question): ShownAnswer => {
        const value = walked.answers[question.id]
        const text = formatAnswer(question, value, 'ja')
        return {
          question: question.id,
          label: say(wordingOf(question, walked.facts, options).label, 'ja'),
          text,
          lacking: text === '' && isRequired(question, walked.facts, options),
          files: question.kind === 'file' && Array.isArray(value) ? (value as FileAnswer[]) : [],
          checks: clauses.filter(clause => clause.question === question.id).map(c => shownCheck(c, label)),
          remarks: view.comments
            .filter(comment => comment.question === question.id)
            .map(comment => ({
              id: comment.id,
              reason: comment.reason,
              body: comment.body,
              at: comment.at.toISOString(),
              sentAt: comment.sentAt?.toISOString() ?? null,
              answeredAt: comment.answeredAt?.toISOString() ?? null,
            })),
        }
      })
      .filter(answer => answer.text !== '' || answer.lacking || answer.remarks.length > 0),
  }))
  return {
    pages: pages.filter(page => page.answers.length > 0),
    rest: clauses
      .filter(clause => !clause.question || !put.has(clause.question))
      .map(c => shownCheck(c, label)),
  }
}

function shownCheck(clause: Clause, label: (fact: string) => string): ShownCheck {
  const name = say(clause.name, 'ja')
  const source = [clause.clause.law, clause.clause.article].filter(Boolean).join(' ')
  const base = { rule: clause.rule, name, clause: source }
  if (clause.outcome === 'holds') return { ...base, tone: 'fine', says: '' }
  if (clause.outcome === 'unknown') {
    const lacking = clause.missing.map(label)
    const says = clause.byHand ?? (lacking.length > 0 ? `${lacking.join('・')}がわかりません。` : '')
    return { ...base, tone: 'unknown', says }
  }
  return { ...base, tone: clause.consequence, says: clause.reason ? say(clause.reason, 'ja') : '' }
}

/** A fact as people call it. */
export function factLabels(view: CaseView): (fact: string) => string {
  const { facts } = view.published.scheme
  return name => {
    const fact = facts.find(each => each.name === name.split('.')[0])
    return fact ? say(fact.label, 'ja') : name
  }
}

/** A coded value of a fact in words. */
export function valueLabel(view: CaseView, fact: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
  const label = typeof value === 'string' ? labelsOf(view.published.scheme)(fact, value) : undefined
  return label ? say(label, 'ja') : String(value)
}
