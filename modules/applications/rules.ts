import { questionsOf } from '#language/form/facts.ts'
import { isBlank } from '#language/form/kind.ts'
import { kindFor } from '#language/form/kinds.ts'
import type {
  AddressAnswer,
  Answers,
  AnswerValue,
  FileAnswer,
  Form,
  NameAnswer,
  Question,
} from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Action } from '#language/scheme/workflow.ts'
import { tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { formatName, formatNameKana } from '#language/values/name.ts'

/** Who applies, read from the questions that are filled beforehand from what the account told. */
export interface Applicant {
  name: string
  kana: string
  birthDate: string | null
  email: string | null
  phone: string | null
  address: AddressAnswer | null
}

export function applicantOf(form: Form, answers: Answers): Applicant {
  const questions = questionsOf(form)
  const own = (prefill: NonNullable<Question['prefill']>) => {
    const question = questions.find(each => each.prefill === prefill)
    const value = question && answers[question.id]
    return value === undefined || isBlank(value) ? null : value
  }
  const name = own('name') as NameAnswer | null
  return {
    name: name ? formatName(name) : '',
    kana: name ? formatNameKana(name) : '',
    birthDate: own('birth-date') as string | null,
    email: own('email') as string | null,
    phone: own('phone') as string | null,
    address: own('address') as AddressAnswer | null,
  }
}

/** What is wrong with answers from outside, whatever page they claim to come from: unknown question or wrong shape. */
export function unfit(form: Form, answers: Readonly<Record<string, unknown>>): string[] {
  const known = new Map(questionsOf(form).map(question => [question.id, question]))
  return Object.entries(answers)
    .filter(([id, value]) => {
      const question = known.get(id)
      if (!question) return true
      return value !== '' && !hasShape(question, value as AnswerValue)
    })
    .map(([id]) => id)
}

function hasShape(question: Question, value: AnswerValue): boolean {
  try {
    return isBlank(value) || kindFor(question.kind).check(value, question).length === 0
  } catch {
    // A value of another kind altogether: its check looked for what is not there.
    return false
  }
}

/** The files that answers name, by question. */
export function filesIn(form: Form, answers: Answers): Map<string, FileAnswer[]> {
  const files = new Map<string, FileAnswer[]>()
  for (const question of questionsOf(form)) {
    const value = answers[question.id]
    if (question.kind === 'file' && Array.isArray(value)) files.set(question.id, value as FileAnswer[])
  }
  return files
}

/** What the applicant may do from a state: send the correction asked for, or take the application back. */
export function applicantAction(
  { workflow }: Pick<Scheme, 'workflow'>,
  state: string,
  kind: 'correct' | 'withdraw',
): Action | undefined {
  const kindOf = (id: string) => workflow.states.find(each => each.id === id)?.kind
  return workflow.actions.find(
    action =>
      action.who === 'applicant' &&
      action.from.includes(state) &&
      (kind === 'withdraw'
        ? kindOf(action.to) === 'closed'
        : kindOf(state) === 'waiting' && kindOf(action.to) === 'open'),
  )
}

/** Whether two values of the fact that tells matters apart speak of the same one; `days` of play for dates. */
export function sameMatter(one: unknown, other: unknown, days: number): boolean {
  const [a, b] = [epochDay(one), epochDay(other)]
  if (a !== null && b !== null) return Math.abs(a - b) <= days
  return one !== undefined && one !== null && JSON.stringify(one) === JSON.stringify(other)
}

function epochDay(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('feel' in value) || value.feel !== 'date') return null
  const { year, month, day } = value as unknown as { year: number; month: number; day: number }
  return Date.UTC(year, month - 1, day) / 86_400_000
}

/** 受付番号: fiscal year and a running number, short enough to say on the telephone. */
export function receptionNumber(year: number, serial: number): string {
  return `${year}-${String(serial).padStart(5, '0')}`
}

/** The moment of receipt of what came on an earlier day; undefined for a day that has not come. */
export function receiptOf(day: string | undefined, now: Date): Date | undefined {
  const today = tokyoDay(now)
  if (day === undefined || day === today) return now
  return day < today ? tokyoInstant(day, '12:00') : undefined
}
